package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws positions without replacement by successive sampling, also known as the Plackett-Luce model: each draw falls on
 * a candidate not yet drawn in proportion to its weight. Weights are given as logarithms of any size; candidates whose
 * logarithm is negative infinity come after all others, in uniform order.
 *
 * <p>Two kernels with the same law, chosen from the weights alone: inversion of a cumulative table, and an exponential
 * race where fewer than n weights can be represented beside the largest. Nothing is allocated once the draw's scratch
 * memory has grown.
 */
public final class WeightedSubset {
    private WeightedSubset() {}

    /**
     * Returns the memory in which the caller puts the logarithm of each weight, none NaN, before it calls {@link
     * #draw}.
     *
     * @param size number of candidates
     * @param n how many will be drawn
     * @param draw whose scratch memory it is
     * @return an array whose first {@code size} places are to be filled
     */
    public static double[] exponents(int size, int n, Draw draw) {
        return draw.doubles(Math.max(CumulativeTable.length(size), size + Math.min(n, size)));
    }

    /**
     * Draws, given that {@link #exponents} was called with the same sizes and filled.
     *
     * @param size number of candidates, at least 0
     * @param n how many are wanted, at least 0
     * @param random where chance comes from
     * @param draw cleared and filled with min(n, size) positions in the order drawn
     */
    public static void draw(int size, int n, RandomStream random, Draw draw) {
        if (!draw.settle(size, n)) {
            drawRest(exponents(size, n, draw), size, n, 0, draw.marks(size), random, draw);
        }
    }

    /** Goes on from {@code count} drawn and marked candidates to n of them; count < n < size. */
    static void drawRest(double[] x, int size, int n, int count, int[] marks, RandomStream random, Draw draw) {
        double best = CumulativeTable.largest(x, size);
        if (representable(x, size, best) < n) {
            ExponentialRace.draw(x, size, n, count, marks, random, draw);
        } else {
            TableInversion.draw(x, size, best, n, count, marks, random, draw);
        }
    }

    private static int representable(double[] x, int size, double best) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += x[i] - best >= Elementary.LOWEST_EXPONENT ? 1 : 0;
        }
        return count;
    }
}
