package dev.negbench.strategies.sampling;

/**
 * Cumulative weights for inversion, laid out in one array of scratch memory: the logarithms of the weights (the
 * caller's), the weights, their prefix sums within blocks of {@link #BLOCK}, and the prefix sums over blocks. Two levels
 * shorten the chain of dependent additions.
 *
 * <p>Weights are relative to the largest one not excluded, so they cannot all underflow. Probabilities are exact to
 * 2^-53.
 */
final class CumulativeTable {
    private static final int BLOCK = 16;

    private CumulativeTable() {}

    /** Returns how many doubles a table of {@code size} candidates takes, logarithms included. */
    static int length(int size) {
        int blocks = blocks(size);
        return size + 2 * blocks * BLOCK + powerOfTwo(blocks);
    }

    /**
     * Computes the weights of the candidates that are not excluded, relative to the largest of them. Logarithms may be
     * infinite: then the candidates that share the largest one weigh the same, all others nothing.
     */
    static void weigh(double[] table, int size, long[] excluded) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if ((excluded[i >>> 6] >>> i & 1) == 0 && table[i] > best) {
                best = table[i];
            }
        }
        if (Double.isInfinite(best)) {
            for (int i = 0; i < size; i++) {
                table[size + i] = table[i] == best ? 1 : 0;
            }
        } else {
            for (int i = 0; i < size; i++) {
                table[size + i] = Elementary.exp(Math.min(0, table[i] - best));
            }
        }
    }

    /** Sets the weights of excluded candidates to 0 for good and sums those of the others; returns the total. */
    static double accumulate(double[] table, int size, long[] excluded) {
        int sums = size + blocks(size) * BLOCK;
        int totals = sums + blocks(size) * BLOCK;
        int block = 0;
        double total = 0;
        for (int from = 0; from < size; from += BLOCK) {
            int to = Math.min(size, from + BLOCK);
            double sum = 0;
            for (int i = from; i < to; i++) {
                if ((excluded[i >>> 6] >>> i & 1) != 0) {
                    table[size + i] = 0;
                }
                sum += table[size + i];
                table[sums + i] = sum;
            }
            for (int i = to; i < from + BLOCK; i++) {
                table[sums + i] = sum;
            }
            total += sum;
            table[totals + block++] = total;
        }
        for (int end = powerOfTwo(block); block < end; block++) {
            table[totals + block] = total;
        }
        return total;
    }

    /**
     * Finds the candidate that a number falls on.
     *
     * @param v a number in [0, total)
     * @return its position, never one of weight 0; -1 where rounding carried the number past the end of a block, which
     *     happens about once in 2^50 calls: draw another number
     */
    static int find(double[] table, int size, double v) {
        int blocks = blocks(size);
        int sums = size + blocks * BLOCK;
        int totals = sums + blocks * BLOCK;
        int block = countAtMost(table, totals, powerOfTwo(blocks), v);
        if (block >= blocks) {
            return -1;
        }
        double rest = block == 0 ? v : v - table[totals + block - 1];
        int within = countAtMost(table, sums + block * BLOCK, BLOCK, rest);
        return within == BLOCK ? -1 : block * BLOCK + within;
    }

    /**
     * Counts how many of {@code width} ascending non-negative numbers are at most {@code v}. Branch-free, since which
     * way each step goes is chance: the bits of non-negative doubles compare as whole numbers.
     *
     * @param width a power of two
     */
    static int countAtMost(double[] table, int from, int width, double v) {
        long bound = Double.doubleToRawLongBits(v);
        int at = from;
        for (int step = width >>> 1; step > 0; step >>>= 1) {
            at += step & (int) (Double.doubleToRawLongBits(table[at + step - 1]) - bound - 1 >> 63);
        }
        at += 1 & (int) (Double.doubleToRawLongBits(table[at]) - bound - 1 >> 63);
        return at - from;
    }

    private static int blocks(int size) {
        return (size + BLOCK - 1) / BLOCK;
    }

    private static int powerOfTwo(int least) {
        return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    }
}
