package dev.negbench.harness.claims;

import dev.negbench.harness.evaluation.Measure;
import dev.negbench.strategies.ConfiguredStrategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One term of a claim's quantity.
 *
 * @param weight what its figure is multiplied by
 * @param strategy what is trained
 * @param figure what is read off its cells
 * @param options options in which its cells differ from those of the claim, such as how many positives are hidden
 */
public record ClaimArm(double weight, ConfiguredStrategy strategy, CellFigure figure, Map<String, String> options) {
    public ClaimArm {
        options = Map.copyOf(options);
    }

    /** Returns all that has to be trained for its figure. */
    public List<ConfiguredStrategy> trained() {
        return figure instanceof CellFigure.NegativeFlips flips && !flips.otherSeeds()
                ? List.of(strategy, flips.against())
                : List.of(strategy);
    }

    /** Returns whether its figure is one between seeds, so that each of its values takes two of them. */
    boolean isBetweenSeeds() {
        return figure instanceof CellFigure.NegativeFlips flips && flips.otherSeeds();
    }

    /** Returns the measure that has to be taken for its figure, if any. */
    Optional<Measure> measure() {
        if (figure instanceof CellFigure.OfQueries queries) {
            return Optional.of(queries.measure());
        }
        return figure instanceof CellFigure.NegativeFlips
                ? Optional.of(CellFigure.NegativeFlips.SUCCESS)
                : Optional.empty();
    }
}
