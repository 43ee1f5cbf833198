package dev.negbench.strategies.stage;

/** Acts at query time: rewrites the query, searches elsewhere, or reorders what was found. */
@FunctionalInterface
public interface SearchTransform {
    /** Plain search with the trained model. */
    SearchTransform NONE = (retrieval, queries, depth) -> retrieval.search(Retrieval.MODEL, queries, depth);

    /**
     * Answers queries.
     *
     * @param retrieval search with the finished model
     * @param queries query ordinals
     * @param depth places wanted a query
     */
    RankedLists search(Retrieval retrieval, int[] queries, int depth);
}
