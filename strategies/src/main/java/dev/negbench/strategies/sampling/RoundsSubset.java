package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws positions without replacement the way SimANS' released code does: in rounds of n draws with replacement, the
 * candidates of finished rounds set aside, until at least n different ones are held; of these n are kept, each subset
 * with the same probability.
 *
 * <p>This is not successive sampling, see {@link WeightedSubset}: it draws heavy candidates slightly less often. Only
 * for fidelity to that code, which keeps the order of a shuffled list (NQ and TriviaQA) or of a hash table (MS MARCO)
 * when it drops what is too much; here it is always the shuffle. Unlike there, weights cannot underflow.
 */
public final class RoundsSubset {
    private RoundsSubset() {}

    /** Returns the memory for the logarithms of the weights, as {@link WeightedSubset#exponents} does. */
    public static double[] exponents(int size, Draw draw) {
        return draw.doubles(CumulativeTable.length(size));
    }

    /**
     * Draws, given that {@link #exponents} was called with the same size and filled.
     *
     * @param size number of candidates, at least 0
     * @param n how many are wanted, at least 0
     * @param random where chance comes from
     * @param draw cleared and filled with min(n, size) positions in random order
     */
    public static void draw(int size, int n, RandomStream random, Draw draw) {
        if (draw.settle(size, n)) {
            return;
        }
        double[] table = draw.doubles(CumulativeTable.length(size));
        int[] marks = draw.marks(size);
        int[] held = draw.ints(2 * n);
        int count = 0;
        while (count < n) {
            exclude(table, size, held, count);
            CumulativeTable.weigh(table, size, CumulativeTable.largest(table, size));
            exclude(table, size, held, count);
            double total = CumulativeTable.accumulate(table, size);
            for (int drawn = 0; drawn < n; ) {
                int at = CumulativeTable.find(table, size, total * random.nextUnit());
                if (at >= 0) {
                    drawn++;
                    if (marks[at] != draw.mark()) {
                        marks[at] = draw.mark();
                        held[count++] = at;
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            int j = i + random.nextPosition(count - i);
            draw.add(held[j]);
            held[j] = held[i];
        }
    }

    private static void exclude(double[] table, int size, int[] held, int count) {
        for (int c = 0; c < count; c++) {
            CumulativeTable.exclude(table, size, held[c]);
        }
    }
}
