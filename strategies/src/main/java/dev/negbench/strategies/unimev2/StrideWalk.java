package dev.negbench.strategies.unimev2;

/**
 * Cyclic sampling: over m candidates in retrieval order visit 0, s, 2s, …, past the end go on at 1, 1 + s, …, then at
 * 2, and so on, until enough are visited; where there are fewer than enough, begin again. Source: card, steps 4 and 5;
 * how exactly to walk is the card's [P] reading of "a five-step interval".
 */
final class StrideWalk {
    private StrideWalk() {}

    /**
     * Walks.
     *
     * @param size number of candidates, at least 1
     * @param stride distance of neighbours in the walk, at least 1
     * @param count places wanted, at least 0; more than {@code size} repeat the walk
     * @param out receives the places
     */
    static void walk(int size, int stride, int count, int[] out) {
        int place = 0;
        int start = 0;
        int once = Math.min(size, count);
        for (int i = 0; i < once; i++) {
            out[i] = place;
            place += stride;
            if (place >= size) {
                place = ++start;
            }
        }
        for (int i = once; i < count; i++) {
            out[i] = out[i - size];
        }
    }

    /** Returns how often the {@code place}-th of {@code distinct} places occurs among {@code count} places walked. */
    static int repeats(int place, int distinct, int count) {
        return count / distinct + (place < count % distinct ? 1 : 0);
    }
}
