package dev.negbench.harness.claims;

import dev.negbench.harness.evaluation.Measure;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.Diagnostic;
import java.util.OptionalDouble;

/** What is read off a cell. */
public sealed interface CellFigure {
    /** The word for {@link HiddenDrawn} in files of claims. */
    String HIDDEN_DRAWN = "hidden-drawn";

    /** What a diagnostic's name begins with in files of claims. */
    String DIAGNOSTIC = "diagnostic:";

    /** Returns the figure of a finished cell; empty if the cell has none. */
    OptionalDouble of(CellResult cell);

    /**
     * A measure, which has a value for each test query too.
     *
     * @param measure the measure
     */
    record OfQueries(Measure measure) implements CellFigure {
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
    record HiddenDrawn() implements CellFigure {
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
    record OfStage(String name) implements CellFigure {
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
}
