package dev.negbench.harness.retrieval;

import dev.negbench.strategies.stage.RankedLists;

/** One way of searching the corpus. Safe for use by several threads; equal scores are ordered by ascending ordinal. */
public interface Searcher extends AutoCloseable {
    /** Returns the vector length, 0 for a lexical searcher. */
    int dimension();

    /** Returns the best {@code depth} documents of each query; rows are shorter where fewer match. */
    RankedLists search(int[] queries, int depth);

    /** Returns ranks {@code from} (inclusive) to {@code to} (exclusive) of each query's full ranking. */
    RankedLists rankBand(int[] queries, int from, int to);

    /** Writes the similarity of the query to each of the first {@code count} documents. */
    void score(int query, int[] documents, int count, float[] out);

    /** Writes the similarity of a document to each of the first {@code count} documents. */
    void similarity(int document, int[] documents, int count, float[] out);

    /** Releases what the searcher holds outside the heap; it must not be used afterwards. */
    @Override
    default void close() {}
}
