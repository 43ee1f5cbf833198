package dev.negbench.harness.claims;

import dev.negbench.harness.evaluation.Measure;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.strategies.ConfiguredStrategy;
import java.util.OptionalDouble;

/** What is read off the cells of an arm: one number a training seed. */
public sealed interface CellFigure {
    /** The word for {@link HiddenDrawn} in files of claims. */
    String HIDDEN_DRAWN = "hidden-drawn";

    /** The word for {@link NegativeFlips} in files of claims. */
    String NEGATIVE_FLIPS = "negative-flips";

    /** What a diagnostic's name begins with in files of claims. */
    String DIAGNOSTIC = "diagnostic:";

    /** A figure that a cell has by itself. */
    sealed interface OfCell extends CellFigure {
        /** Returns the figure of a finished cell; empty if the cell has none. */
        OptionalDouble of(CellResult cell);
    }

    /**
     * A measure, which has a value for each test query too.
     *
     * @param measure the measure
     */
    record OfQueries(Measure measure) implements OfCell {
        @Override
        public OptionalDouble of(CellResult cell) {
            Double value = cell.metrics().get(measure.toString());
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        @Override
        public String toString() {
            return measure.toString();
        }
    }

    /** The share of the negatives drawn that are positives hidden on purpose. */
    record HiddenDrawn() implements OfCell {
        @Override
        public OptionalDouble of(CellResult cell) {
            return cell.drawn().drawn() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            (double) cell.drawn().plantedDrawn() / cell.drawn().drawn());
        }

        @Override
        public String toString() {
            return "share of hidden positives drawn";
        }
    }

    /**
     * What a stage measured about itself.
     *
     * @param name the diagnostic's name
     */
    record OfStage(String name) implements OfCell {
        @Override
        public OptionalDouble of(CellResult cell) {
            return cell.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.name().equals(name))
                    .mapToDouble(Diagnostic::value)
                    .filter(value -> !Double.isNaN(value))
                    .findFirst();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * The share of the test queries that another strategy answers with a positive in the first place and the arm, with
     * the same seed, does not. Source: bcwi card, NFR.
     *
     * @param against the other strategy
     * @param otherSeeds whether it is the arm's own, and its cells are those of as many seeds more: flips by the seed
     *     alone
     */
    record NegativeFlips(ConfiguredStrategy against, boolean otherSeeds) implements CellFigure {
        /** What counts as an answer, where it is 1. */
        static final Measure SUCCESS = new Measure(Measure.Kind.SUCCESS, 1);

        @Override
        public String toString() {
            return "share of negative flips " + (otherSeeds ? "by another seed" : "against " + against.print());
        }
    }
}
