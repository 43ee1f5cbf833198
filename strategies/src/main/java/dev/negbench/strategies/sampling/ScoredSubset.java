package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws positions without replacement by successive sampling (the Plackett-Luce model), where weights fall with the
 * distance of a candidate's score from a wanted score.
 */
public final class ScoredSubset {
    private ScoredSubset() {}

    /**
     * Draws.
     *
     * @param kernel how weights fall
     * @param steepness the kernel's {@code a} on raw distances, finite and at least 0; 0 makes the draw uniform
     * @param wanted the score of the greatest weight, not NaN
     * @param scores descending scores, none NaN
     * @param size number of candidates, at least 0
     * @param n how many are wanted, at least 0
     * @param random where chance comes from
     * @param draw cleared and filled with min(n, size) positions in the order drawn
     */
    public static void draw(
            ScoreKernel kernel,
            double steepness,
            double wanted,
            float[] scores,
            int size,
            int n,
            RandomStream random,
            Draw draw) {
        if (steepness == 0) {
            UniformSubset.draw(size, n, random, draw);
            return;
        }
        double[] x = WeightedSubset.exponents(size, n, draw);
        for (int i = 0; i < size; i++) {
            x[i] = kernel.exponent(steepness, scores[i] - wanted);
        }
        WeightedSubset.draw(size, n, random, draw);
    }
}
