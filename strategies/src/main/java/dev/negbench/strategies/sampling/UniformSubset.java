package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws positions uniformly without replacement; every ordered selection is equally likely.
 *
 * <p>Positions come from the high half of a 63 × 32-bit product, so their probabilities differ from equal by less than
 * {@code size * 2^-63}. Three ways of avoiding repeats, chosen from the sizes alone: marks up to {@link
 * #MARKED_LIMIT} candidates (15 of 200: about 16 random numbers), a hash table above it, and a partial Fisher-Yates
 * shuffle where more than half of the candidates are wanted. O(n), O(n) and O(size) steps; allocates nothing once the
 * draw's scratch memory has grown.
 */
public final class UniformSubset {
    /** The largest pool whose drawn positions are marked in an array of its size: more would not stay in the cache. */
    static final int MARKED_LIMIT = 4096;

    private static final int EMPTY = -1;

    private UniformSubset() {}

    /**
     * Draws.
     *
     * @param size number of candidates, at least 0
     * @param n how many are wanted, at least 0
     * @param random where chance comes from
     * @param draw cleared and filled with min(n, size) positions
     */
    public static void draw(int size, int n, RandomStream random, Draw draw) {
        if (draw.settle(size, n)) {
            return;
        }
        if (2 * (long) n > size) {
            shuffle(size, n, random, draw);
        } else if (size <= MARKED_LIMIT) {
            rejectMarked(size, n, random, draw);
        } else {
            rejectHashed(size, n, random, draw);
        }
        draw.fill(n);
    }

    private static void rejectMarked(int size, int n, RandomStream random, Draw draw) {
        int[] positions = draw.positions();
        int[] marks = draw.marks(size);
        int mark = draw.mark();
        for (int count = 0; count < n; ) {
            int candidate = random.nextPosition(size);
            int other = marks[candidate] ^ mark;
            positions[count] = candidate;
            marks[candidate] = mark;
            count += (other | -other) >>> 31;
        }
    }

    private static void rejectHashed(int size, int n, RandomStream random, Draw draw) {
        int capacity = Integer.highestOneBit(n) << 2;
        int[] positions = draw.positions();
        int[] table = draw.ints(capacity);
        for (int slot = 0; slot < capacity; slot++) {
            table[slot] = EMPTY;
        }
        for (int count = 0; count < n; ) {
            int candidate = random.nextPosition(size);
            int slot = candidate * 0x9e3779b9 >>> 7 & capacity - 1;
            while (table[slot] != EMPTY && table[slot] != candidate) {
                slot = slot + 1 & capacity - 1;
            }
            if (table[slot] == EMPTY) {
                table[slot] = candidate;
                positions[count++] = candidate;
            }
        }
    }

    private static void shuffle(int size, int n, RandomStream random, Draw draw) {
        int[] positions = draw.positions();
        int[] order = draw.ints(size);
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        for (int i = 0; i < n; i++) {
            int j = i + random.nextPosition(size - i);
            positions[i] = order[j];
            order[j] = order[i];
        }
    }
}
