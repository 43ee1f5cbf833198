package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Successive sampling by inverting a cumulative table, repeats drawn again.
 *
 * <p>Skipping repeats is exactly successive sampling: given that a number falls on a candidate not yet taken, it falls
 * on each in proportion to its weight. That holds whatever the table still gives to candidates already taken, so it may
 * be taken away at any moment that depends on the past alone. Here a candidate leaves the table when it is drawn and is
 * heavy enough to be drawn again, or else when it is drawn a second time. Where what is left weighs next to nothing,
 * weights are computed afresh relative to the largest one left.
 *
 * <p>One exponential a candidate, then a search and at most one removal a draw.
 */
final class TableInversion {
    /** Weights are computed afresh when those in the table sum to less than this, the largest having been 1. */
    private static final double LIGHTEST_TABLE = 1e-100;

    private TableInversion() {}

    /**
     * Draws until there are n of the candidates; count < n < size.
     *
     * @param table the logarithms of the weights in the first {@code size} places, infinities allowed, NaN not; at
     *     least {@link CumulativeTable#length} long
     * @param best the largest of these logarithms, or a number just above it
     * @param count how many have been drawn already, in {@code draw.positions()}
     * @param marks those already drawn carry {@code draw.mark()}
     */
    static void draw(
            double[] table, int size, double best, int n, int count, int[] marks, RandomStream random, Draw draw) {
        int[] positions = draw.positions();
        int mark = draw.mark();
        double total = weigh(table, size, best, positions, count);
        while (count < n) {
            int at = CumulativeTable.find(table, size, total * random.nextUnit());
            if (at < 0) {
                continue;
            }
            boolean again = marks[at] == mark;
            if (!again) {
                positions[count++] = at;
                marks[at] = mark;
            }
            // Heavy enough to be drawn again before the end, as likely as not: removing it now saves that.
            if (again || table[size + at] * (n - count) > total * 0.5) {
                total = CumulativeTable.remove(table, size, at);
                if (total < LIGHTEST_TABLE) {
                    exclude(table, size, positions, count);
                    total = weigh(table, size, CumulativeTable.largest(table, size), positions, count);
                }
            }
        }
        draw.fill(n);
    }

    private static double weigh(double[] table, int size, double best, int[] taken, int count) {
        CumulativeTable.weigh(table, size, best);
        exclude(table, size, taken, count);
        return CumulativeTable.accumulate(table, size);
    }

    private static void exclude(double[] table, int size, int[] taken, int count) {
        for (int c = 0; c < count; c++) {
            CumulativeTable.exclude(table, size, taken[c]);
        }
    }
}
