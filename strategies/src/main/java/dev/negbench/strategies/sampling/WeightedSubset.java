package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws positions without replacement by successive sampling, also known as the Plackett-Luce model: each draw falls on
 * a candidate not yet drawn in proportion to its weight. Weights are given as logarithms of any size; candidates whose
 * logarithm is negative infinity come after all others, in uniform order.
 *
 * <p>Two kernels with the same law, chosen from the weights alone: inversion of a cumulative table, and an exponential
 * race where fewer than n weights can be represented beside the largest. 15 of 200 take about 1 µs; nothing is allocated
 * once the draw's scratch memory has grown.
 */
public final class WeightedSubset {
    private WeightedSubset() {}

    /**
     * Returns the memory in which the caller puts the logarithm of each weight, none NaN, before it calls {@link #draw}.
     *
     * @param size number of candidates
     * @param n how many will be drawn
     * @param draw whose scratch memory it is
     * @return an array whose first {@code size} places are to be filled
     */
    public static double[] exponents(int size, int n, Draw draw) {
        return draw.doubles(scratchLength(size, n));
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
        if (draw.settle(size, n)) {
            return;
        }
        double[] x = draw.doubles(scratchLength(size, n));
        if (representable(x, size) < n) {
            ExponentialRace.draw(x, size, n, random, draw);
        } else {
            TableInversion.draw(x, size, n, 0, draw.zeroedBits(size), random, draw);
        }
    }

    private static int scratchLength(int size, int n) {
        return Math.max(CumulativeTable.length(size), size + Math.min(n, size));
    }

    private static int representable(double[] x, int size) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            best = Math.max(best, x[i]);
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += x[i] - best >= Elementary.LOWEST_EXPONENT ? 1 : 0;
        }
        return count;
    }
}
