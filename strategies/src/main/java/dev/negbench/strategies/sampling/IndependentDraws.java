package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws positions with replacement, each in proportion to its weight: inversion of one cumulative table. Weights are
 * given as logarithms. One exponential a candidate and one search a draw; probabilities are exact to 2^-52. Nothing is
 * allocated once the draw's scratch memory has grown.
 */
public final class IndependentDraws {
    private IndependentDraws() {}

    /**
     * Returns the memory in which the caller puts the logarithm of each weight, all finite, before it calls {@link
     * #draw}; they are still there afterwards.
     *
     * @param size number of candidates, at least 1
     * @param draw whose scratch memory it is
     * @return an array whose first {@code size} places are to be filled
     */
    public static double[] exponents(int size, Draw draw) {
        return draw.doubles(CumulativeTable.length(size));
    }

    /**
     * Draws, given that {@link #exponents} was called with the same size and filled.
     *
     * @param size number of candidates, at least 1
     * @param n draws, at least 0; one random number each, two about once in 2^50
     * @param random where chance comes from
     * @param draw cleared and filled with n positions in the order drawn, repeats included
     * @return the logarithm of the sum of all weights: a candidate's logarithm less this is that of its probability
     * @throws ArithmeticException if a logarithm is NaN or infinite
     */
    public static double draw(int size, int n, RandomStream random, Draw draw) {
        double[] table = exponents(size, draw);
        double best = CumulativeTable.largest(table, size);
        CumulativeTable.weigh(table, size, best);
        double total = CumulativeTable.accumulate(table, size);
        double logTotal = best + Math.log(total);
        if (!Double.isFinite(logTotal)) {
            throw new ArithmeticException("the logarithms of " + size + " weights sum to " + logTotal
                    + ": one of them is NaN or infinite");
        }
        int[] positions = draw.clear(n).positions();
        for (int count = 0; count < n; ) {
            int at = CumulativeTable.find(table, size, total * random.nextUnit());
            if (at >= 0) {
                positions[count++] = at;
            }
        }
        draw.fill(n);
        return logTotal;
    }
}
