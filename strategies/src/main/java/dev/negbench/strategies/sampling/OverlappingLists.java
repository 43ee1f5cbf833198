package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Lists of candidates that may share members, taken from a column of sets into a draw's scratch memory: who proposed a
 * candidate, by which relation it is related. Reading the sets anew at every draw takes less than a microsecond for 200
 * candidates and lets filters keep whole columns. For lists without common members see {@link StratifiedSubset}.
 *
 * <p>The memory: list l holds positions of the pool in {@code [l * size, l * size + length)}, its length in {@code
 * lists * size + l}. Nothing is allocated once the draw's scratch memory has grown.
 */
public final class OverlappingLists {
    /** Most lists: a set of them is a float without rounding. */
    public static final int MOST = 16;

    private OverlappingLists() {}

    /**
     * Fills the lists, positions ascending. O(size * lists) at most.
     *
     * @param sets the set of lists that a candidate is in is the bits of {@code sets[from + candidate]}
     * @param from where the sets begin
     * @param size number of candidates
     * @param lists number of lists, at most {@link #MOST}; bits beyond it are ignored
     * @param draw whose scratch memory it is
     * @return the memory
     */
    public static int[] fill(float[] sets, int from, int size, int lists, Draw draw) {
        int[] memory = draw.ints(lists * (size + 1));
        int lengths = lists * size;
        for (int l = 0; l < lists; l++) {
            memory[lengths + l] = 0;
        }
        int known = (1 << lists) - 1;
        for (int i = 0; i < size; i++) {
            for (int set = (int) sets[from + i] & known; set != 0; set &= set - 1) {
                int l = Integer.numberOfTrailingZeros(set);
                memory[l * size + memory[lengths + l]++] = i;
            }
        }
        return memory;
    }

    /**
     * Moves lists with members before those without, in their order.
     *
     * @return the number of lists with members
     */
    public static int packed(int[] memory, int size, int lists) {
        int lengths = lists * size;
        int filled = 0;
        for (int l = 0; l < lists; l++) {
            int length = memory[lengths + l];
            if (length > 0) {
                if (filled < l) {
                    System.arraycopy(memory, l * size, memory, filled * size, length);
                    memory[lengths + l] = 0;
                }
                memory[lengths + filled++] = length;
            }
        }
        return filled;
    }

    /**
     * Draws one member of a list uniformly among those that are not marked, marks it and adds it to the draw. Members
     * looked at leave the list. One random number for each.
     *
     * @param marks marked candidates carry {@code draw.mark()}
     * @return whether there was one
     */
    public static boolean drawOne(
            int[] memory, int size, int lists, int list, int[] marks, RandomStream random, Draw draw) {
        int from = list * size;
        int lengthAt = lists * size + list;
        int mark = draw.mark();
        while (memory[lengthAt] > 0) {
            int last = --memory[lengthAt];
            int at = from + random.nextInt(last + 1);
            int position = memory[at];
            memory[at] = memory[from + last];
            if (marks[position] != mark) {
                marks[position] = mark;
                draw.add(position);
                return true;
            }
        }
        return false;
    }
}
