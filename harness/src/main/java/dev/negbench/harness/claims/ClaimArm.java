package dev.negbench.harness.claims;

import dev.negbench.strategies.ConfiguredStrategy;
import java.util.Map;

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
}
