package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.Draw;

/**
 * Draws positions uniformly without replacement; every ordered selection is equally likely.
 *
 * <p>Three ways of avoiding repeats, chosen from the sizes alone: marks up to {@link #MARKED_LIMIT} candidates, a hash
 * table above it, and a partial Fisher-Yates shuffle where more than half of the candidates are wanted. With marks a
 * random number gives two positions without any bias (Lemire, 2019; 15 of 200: about 8 numbers); elsewhere one, its
 * probability different from equal by less than {@code size * 2^-63}. O(n), O(n) and O(size) steps; allocates nothing
 * once the draw's scratch memory has grown.
 */
public final class UniformSubset {
    /** The largest pool whose drawn positions are marked in an array of its size: more would not stay in the cache. */
    static final int MARKED_LIMIT = 4096;

    private static final int EMPTY = -1;
    private static final long LOW_HALF = 0xffffffffL;

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
        long s0 = random.s0;
        long s1 = random.s1;
        long s2 = random.s2;
        long s3 = random.s3;
        for (int count = 0; count < n; ) {
            long bits = RandomStream.output(s0, s3);
            long t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = Long.rotateLeft(s3, 45);
            long first = (bits >>> 32) * size;
            long second = (bits & LOW_HALF) * size;
            if (((first & LOW_HALF) < size | (second & LOW_HALF) < size) && biased(first, second, size)) {
                continue;
            }
            int candidate = (int) (first >>> 32);
            int other = marks[candidate] ^ mark;
            positions[count] = candidate;
            marks[candidate] = mark;
            count += (other | -other) >>> 31;
            if (count == n) {
                break;
            }
            candidate = (int) (second >>> 32);
            other = marks[candidate] ^ mark;
            positions[count] = candidate;
            marks[candidate] = mark;
            count += (other | -other) >>> 31;
        }
        random.s0 = s0;
        random.s1 = s1;
        random.s2 = s2;
        random.s3 = s3;
    }

    /** Tells whether one of two products is among the 2^32 mod size that some positions would have too many of. */
    private static boolean biased(long first, long second, int size) {
        long surplus = (1L << 32) % size;
        return (first & LOW_HALF) < surplus || (second & LOW_HALF) < surplus;
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
