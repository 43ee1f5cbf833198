package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Successive sampling by inverting a cumulative table, repeats drawn again.
 *
 * <p>Skipping repeats is exactly successive sampling: given that a number falls on a candidate not yet taken, it falls
 * on each in proportion to its weight. The same argument allows the table to be rebuilt without the candidates taken so
 * far at any moment that depends on the past alone; that happens when {@link #PATIENCE} numbers were wasted, so a few
 * heavy candidates cannot stall the draw. Where what is left weighs next to nothing, weights are computed afresh
 * relative to the largest one left.
 *
 * <p>One exponential a candidate, then a binary search a draw; at most n rebuilds.
 */
final class TableInversion {
    private static final int PATIENCE = 8;
    /** Weights are computed afresh when those left sum to less than this, the largest having been 1. */
    private static final double LIGHTEST_TABLE = 1e-100;

    private TableInversion() {}

    /**
     * Draws until there are n of the candidates; count < n < size.
     *
     * @param table the logarithms of the weights in the first {@code size} places, infinities allowed, NaN not; at least
     *     {@link CumulativeTable#length} long
     * @param count how many have been drawn already, in {@code draw.positions()}
     * @param taken marks those already drawn
     */
    static void draw(double[] table, int size, int n, int count, long[] taken, RandomStream random, Draw draw) {
        int[] positions = draw.positions();
        CumulativeTable.weigh(table, size, taken);
        while (count < n) {
            double total = CumulativeTable.accumulate(table, size, taken);
            if (total < LIGHTEST_TABLE) {
                CumulativeTable.weigh(table, size, taken);
                total = CumulativeTable.accumulate(table, size, taken);
            }
            for (int wasted = 0; count < n && wasted < PATIENCE; ) {
                int at = CumulativeTable.find(table, size, total * random.nextDouble());
                if (at >= 0) {
                    long word = taken[at >>> 6];
                    int fresh = (int) (~(word >>> at) & 1);
                    positions[count] = at;
                    taken[at >>> 6] = word | 1L << at;
                    count += fresh;
                    wasted += 1 - fresh;
                }
            }
        }
        draw.fill(n);
    }
}
