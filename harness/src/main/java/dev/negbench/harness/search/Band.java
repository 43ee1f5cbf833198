package dev.negbench.harness.search;

/**
 * Ranks of a full ranking that exist in an index, from {@code start} (inclusive, 0 the best) to {@code end}
 * (exclusive); empty where the two are equal.
 */
record Band(int start, int end) {
    /**
     * Cuts a band to what an index of {@code size} documents has.
     *
     * @throws IllegalArgumentException if {@code from < 0} or {@code to <= from}
     */
    static Band of(int from, int to, int size) {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                "rank band [" + from + ", " + to + "): needs 0 <= from < to, rank 0 being the best");
        }
        int end = Math.min(to, size);
        return new Band(Math.min(from, end), end);
    }

    int width() {
        return end - start;
    }
}
