package dev.negbench.strategies.sampling;

/**
 * Cumulative weights for inversion, laid out in one array of scratch memory: the logarithms of the weights (the
 * caller's), the weights, row-major in {@link #COLUMNS} columns, their prefix sums down each column, and the prefix
 * sums of the column totals. Columns are summed side by side, which vector instructions like and which leaves no long
 * chain of dependent additions.
 *
 * <p>Weights are relative to the largest one not excluded, so they cannot all underflow. Probabilities are exact to
 * 2^-52.
 */
final class CumulativeTable {
    /** Candidates a row. */
    static final int COLUMNS = 16;

    private static final WeightLoops LOOPS = Vectorization.LOOPS;

    private CumulativeTable() {}

    /** Returns how many doubles a table of {@code size} candidates takes, logarithms included. */
    static int length(int size) {
        return size + 2 * padded(size) + COLUMNS;
    }

    /** Returns the largest logarithm, negative infinity where there is none. */
    static double largest(double[] table, int size) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if (table[i] > best) {
                best = table[i];
            }
        }
        return best;
    }

    /**
     * Computes all weights relative to the largest; where that one is infinite, its equals weigh 1 and others nothing.
     *
     * @param best the largest logarithm, or a number just above it
     */
    static void weigh(double[] table, int size, double best) {
        if (Double.isInfinite(best)) {
            for (int i = 0; i < size; i++) {
                table[size + i] = table[i] == best ? 1 : 0;
            }
        } else {
            LOOPS.exponentials(table, size, best, size);
        }
        for (int i = 2 * size; i < size + padded(size); i++) {
            table[i] = 0;
        }
    }

    /** Takes a candidate out of the table for good; a call of {@link #accumulate} has to follow. */
    static void exclude(double[] table, int size, int position) {
        table[position] = Double.NEGATIVE_INFINITY;
        table[size + position] = 0;
    }

    /** Takes a candidate out of an accumulated table for good; returns the new total. */
    static double remove(double[] table, int size, int position) {
        exclude(table, size, position);
        int sums = size + padded(size);
        int totals = sums + padded(size);
        double sum = position < COLUMNS ? 0 : table[sums + position - COLUMNS];
        for (int i = position; i < padded(size); i += COLUMNS) {
            sum += table[size + i];
            table[sums + i] = sum;
        }
        return accumulateTotals(table, totals, position % COLUMNS);
    }

    /** Sums the weights; returns the total. */
    static double accumulate(double[] table, int size) {
        int sums = size + padded(size);
        int totals = sums + padded(size);
        for (int column = 0; column < COLUMNS; column += 4) {
            columnSums(table, size + column, padded(size), sums + column);
        }
        return accumulateTotals(table, totals, 0);
    }

    private static double accumulateTotals(double[] table, int totals, int from) {
        double total = from == 0 ? 0 : table[totals + from - 1];
        for (int column = from; column < COLUMNS; column++) {
            total += table[totals - COLUMNS + column];
            table[totals + column] = total;
        }
        return total;
    }

    /** Writes the running sums of four neighbouring columns. */
    private static void columnSums(double[] table, int from, int count, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int i = 0; i < count; i += COLUMNS) {
            sum0 += table[from + i];
            sum1 += table[from + i + 1];
            sum2 += table[from + i + 2];
            sum3 += table[from + i + 3];
            table[to + i] = sum0;
            table[to + i + 1] = sum1;
            table[to + i + 2] = sum2;
            table[to + i + 3] = sum3;
        }
    }

    /**
     * Finds the candidate that a number falls on.
     *
     * @param v a number in [0, total)
     * @return its position, never one of weight 0; -1 where rounding carried the number past the end of a column, which
     *     happens about once in 2^50 calls: draw another number
     */
    static int find(double[] table, int size, double v) {
        int sums = size + padded(size);
        int totals = sums + padded(size);
        long above = Double.doubleToRawLongBits(v) + 1;
        int column = 8 & step(table, totals + 7, above);
        column += 4 & step(table, totals + column + 3, above);
        column += 2 & step(table, totals + column + 1, above);
        column += 1 & step(table, totals + column, above);
        double rest = column == 0 ? v : v - table[totals + column - 1];
        above = Double.doubleToRawLongBits(rest) + 1;
        int position = column;
        for (int left = padded(size) / COLUMNS; left > 0; left >>>= 1) {
            int half = left + 1 >>> 1;
            int skip = half & step(table, sums + position + (half - 1) * COLUMNS, above);
            position += skip * COLUMNS;
        }
        return position >= size ? -1 : position;
    }

    /**
     * Returns -1 where the number at a place is below {@code above}, else 0. Branch-free, since which way a step goes
     * is chance: the bits of non-negative doubles compare as whole numbers.
     */
    private static int step(double[] table, int at, long above) {
        return (int) (Double.doubleToRawLongBits(table[at]) - above >> 63);
    }

    private static int padded(int size) {
        return (size + COLUMNS - 1) / COLUMNS * COLUMNS;
    }
}
