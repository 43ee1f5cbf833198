package dev.negbench.strategies.stage;

import java.util.List;

/**
 * Rewrites query texts before they are tokenised: for training, mining and evaluation alike. Acts once a collection, so
 * what it does costs nothing at a draw or a step. An immutable value: equal augmenters write equal texts, and cells
 * share them.
 */
public interface QueryAugmenter {
    /**
     * Writes the texts that take the queries' place.
     *
     * @param queries ordinals of the training, dev and test queries
     * @param retrieval search with the texts as they were; lexical searchers answer every query, dense ones those of
     *     training and dev
     * @return one text a query, in the same order
     */
    List<String> augment(int[] queries, Retrieval retrieval);
}
