package dev.negbench.harness.search;

/** How a kind of FAISS index answers a block of queries. Safe for concurrent use on different rows of a result. */
interface FaissSearch {
    /** Memory that the native results of a block may take. */
    long RESULT_BYTES = 32L << 20;

    /** Returns how many queries can be searched at once without too much memory, at least 1. */
    int affordableRows(Band band);

    /**
     * Answers the queries {@code first} to {@code first + count - 1}, and appends to the rows of the same numbers.
     *
     * @param band not empty
     */
    void search(float[] queries, int first, int count, Band band, TopK out);
}
