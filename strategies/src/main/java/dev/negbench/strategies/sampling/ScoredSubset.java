package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws positions without replacement by successive sampling (the Plackett-Luce model), where weights fall with the
 * distance of a candidate's score from a wanted score.
 *
 * <p>Kernels with the same law: rejection from an envelope where enough candidates have a considerable weight, else a
 * race of the nearest candidates, else those of {@link WeightedSubset}. The choice depends on the scores alone.
 * Rejection ends after a fixed number of proposals; the kernel that takes over goes on with what was drawn, which is
 * lawful since every further draw of successive sampling depends on the past only through the set already drawn.
 *
 * <p>Candidates infinitely far from the wanted score come after all others, in uniform order; equal infinities are at
 * distance 0. Nothing is allocated once the draw's scratch memory has grown.
 */
public final class ScoredSubset {
    /** Proposals that rejection may make for each candidate wanted; the most it needs on average is about 6. */
    private static final int PATIENCE = 16;

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
        draw(kernel, steepness, wanted, scores, size, n, PATIENCE * n, random, draw);
    }

    /** Draws with a given limit of proposals, which changes the time and the numbers drawn, not their law. */
    static void draw(
            ScoreKernel kernel,
            double steepness,
            double wanted,
            float[] scores,
            int size,
            int n,
            int proposals,
            RandomStream random,
            Draw draw) {
        if (steepness == 0) {
            UniformSubset.draw(size, n, random, draw);
            return;
        }
        if (draw.settle(size, n)) {
            return;
        }
        int[] marks = draw.marks(size);
        boolean finite = Float.isFinite(scores[0]) && Float.isFinite(scores[size - 1]) && !Double.isInfinite(wanted);
        int count = 0;
        if (finite) {
            count = EnvelopeRejection.draw(kernel, steepness, wanted, scores, size, n, proposals, marks, random, draw);
            if (count == n) {
                draw.fill(n);
                return;
            }
            if (NearestRace.draw(kernel, steepness, wanted, scores, size, n, count, marks, random, draw)) {
                return;
            }
        }
        double[] x = WeightedSubset.exponents(size, n, draw);
        if (finite) {
            Vectorization.LOOPS.exponents(kernel, steepness, wanted, scores, size, x);
        } else {
            for (int i = 0; i < size; i++) {
                x[i] = kernel.exponent(steepness, scores[i] - wanted);
            }
        }
        WeightedSubset.drawRest(x, size, n, count, marks, random, draw);
    }
}
