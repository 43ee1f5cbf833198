package dev.negbench.strategies.stage;

import java.util.Map;

/** Acts at query time: rewrites the query, searches elsewhere, or reorders what was found. */
@FunctionalInterface
public interface SearchTransform {
    /** Plain search with the trained model. */
    SearchTransform NONE = (retrieval, queries, depth) -> retrieval.search(Retrieval.MODEL, queries, depth);

    /**
     * Looks at what was learned from before the first search: for schemes that need the observations of other queries,
     * or of the same one. Nothing that is tested is in it, unless a query is both trained on and tested with other
     * documents.
     *
     * @param training the training queries and their positives, as the label corrector left them
     * @param retrieval search with the finished model, which has vectors of every query
     */
    default void prepare(TrainingQueries training, Retrieval retrieval) {}

    /**
     * Answers queries.
     *
     * @param retrieval search with the finished model
     * @param queries query ordinals
     * @param depth places wanted a query
     */
    RankedLists search(Retrieval retrieval, int[] queries, int depth);

    /**
     * Returns further ways of answering, name → search, whose quality on test is reported beside this one's, so that
     * what a part of the scheme adds can be told from the rest. Asked after {@link #search} has answered all test
     * queries; each costs another evaluation. None unless a transform names some.
     */
    default Map<String, SearchTransform> alternatives() {
        return Map.of();
    }
}
