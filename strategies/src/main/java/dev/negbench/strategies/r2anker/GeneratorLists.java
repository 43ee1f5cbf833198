package dev.negbench.strategies.r2anker;

import dev.negbench.strategies.stage.Draw;

/**
 * The candidates of each generator, taken apart from a merged pool into a draw's scratch memory. Lists overlap where
 * several generators found a candidate, and generators without a candidate left by the filters have none. Reading the
 * sets anew at every draw takes less than a microsecond and lets filters keep whole columns.
 */
final class GeneratorLists {
    private GeneratorLists() {}

    /**
     * Fills scratch memory: list l holds positions of the pool, ascending, in {@code [l * size, l * size + length)},
     * its length in {@code generators * size + l}. O(size * generators at most), allocates nothing.
     *
     * @param foundBy the column {@link MergedSource#FOUND_BY}
     * @param size number of candidates
     * @param generators number of generators of the source
     * @param draw whose scratch memory it is
     * @return the number of lists, those without a candidate left out
     */
    static int fill(float[] foundBy, int size, int generators, Draw draw) {
        int[] lists = draw.ints(generators * (size + 1));
        int lengths = generators * size;
        for (int k = 0; k < generators; k++) {
            lists[lengths + k] = 0;
        }
        for (int i = 0; i < size; i++) {
            for (int set = (int) foundBy[i]; set != 0; set &= set - 1) {
                int k = Integer.numberOfTrailingZeros(set);
                lists[k * size + lists[lengths + k]++] = i;
            }
        }
        int filled = 0;
        for (int k = 0; k < generators; k++) {
            int length = lists[lengths + k];
            if (length > 0) {
                if (filled < k) {
                    System.arraycopy(lists, k * size, lists, filled * size, length);
                }
                lists[lengths + filled++] = length;
            }
        }
        return filled;
    }

    /** Returns the probability of each candidate when a list and then a member of it is drawn uniformly. */
    static double[] mixture(float[] foundBy, int size, int generators) {
        Draw draw = new Draw();
        int filled = fill(foundBy, size, generators, draw);
        int[] lists = draw.ints(0);
        double[] probabilities = new double[size];
        for (int l = 0; l < filled; l++) {
            int length = lists[generators * size + l];
            for (int m = 0; m < length; m++) {
                probabilities[lists[l * size + m]] += 1.0 / filled / length;
            }
        }
        return probabilities;
    }
}
