package dev.negbench.harness.jfaiss;

/**
 * How hard one search tries. A value, passed with each search: nothing is stored in the index.
 *
 * @param nprobe cells an IVF index visits; 0 leaves what the index has, which is 1 by default
 * @param efSearch candidates an HNSW index keeps; 0 leaves what the index has, which is 16 by default; below
 *     the number of results asked for it trades recall for time
 * @param threads OpenMP threads, at least 1
 */
public record SearchParams(int nprobe, int efSearch, int threads) {
    /** Returns parameters that leave everything to the index, on one thread. */
    public static SearchParams defaults() {
        return new SearchParams(0, 0, 1);
    }

    /**
     * Returns these parameters with another number of cells to visit.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public SearchParams withNprobe(int cells) {
        return new SearchParams(atLeastOne("nprobe", cells), efSearch, threads);
    }

    /**
     * Returns these parameters with another number of candidates to keep.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public SearchParams withEfSearch(int candidates) {
        return new SearchParams(nprobe, atLeastOne("efSearch", candidates), threads);
    }

    /**
     * Returns these parameters with another number of threads.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public SearchParams withThreads(int number) {
        return new SearchParams(nprobe, efSearch, atLeastOne("threads", number));
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " = " + value + ": must be at least 1");
        }
        return value;
    }
}
