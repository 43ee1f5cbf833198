package dev.negbench.harness.search;

/**
 * Finds the documents whose vectors have the largest inner product with a query's. Ids are positions in the array the
 * index was built from. Safe for concurrent searches; results do not depend on the batch or on the number of threads.
 */
public interface VectorIndex extends AutoCloseable {
    /** Returns the number of documents. */
    int size();

    /** Returns the number of elements in a vector. */
    int dimension();

    /** Tells whether results are those of an exhaustive search, with the bits of exact scores. */
    boolean exact();

    /** Returns what searches here, for reports: engine, registers or BLAS, threads. */
    String description();

    /**
     * Finds the {@code k} best documents of each query.
     *
     * @param queries row-major query vectors, at least {@code count * dimension()} floats
     * @param count the number of queries, at least 0
     * @param k documents a query, at least 1; a smaller index yields all it has
     * @param out receives one row a query; documents by descending score, equal scores by ascending id, also where a
     *     tie crosses the cut
     * @throws IllegalArgumentException if {@code k < 1}, there are fewer floats than {@code count} queries need, or a
     *     query has an element that is NaN or infinite, or is too long for its inner products to be finite
     * @throws IllegalStateException if the index is closed
     */
    default void search(float[] queries, int count, int k, TopK out) {
        if (k < 1) {
            throw new IllegalArgumentException("k = " + k + ": ask for at least one document a query");
        }
        rankBand(queries, count, 0, k, out);
    }

    /**
     * Finds the documents at the ranks {@code from} (inclusive) to {@code to} (exclusive) of each query's full ranking;
     * rank 0 is the best. Costs what a search for the {@code to} best costs.
     *
     * @param out receives one row a query, the document of rank {@code from} first; rows are shorter, or empty, where
     *     the index ends inside or before the band
     * @throws IllegalArgumentException if {@code from < 0} or {@code to <= from}, and as {@link #search} does
     * @throws IllegalStateException if the index is closed
     */
    void rankBand(float[] queries, int count, int from, int to, TopK out);

    /** Releases the index. Searches in progress end normally, later ones fail; closing again does nothing. */
    @Override
    void close();
}
