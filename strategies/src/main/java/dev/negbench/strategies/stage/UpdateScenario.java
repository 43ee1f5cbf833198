package dev.negbench.strategies.stage;

/**
 * What changes between the old and the new model, and how they are compared.
 *
 * @param change what the old model's training did not have yet
 * @param oldShare share of the training queries, or of the documents, that are old, in (0, 1); without meaning where
 *     the strategy changes
 * @param newModels models trained from the old one, at least 1, alike but for their seed
 * @param newEpochShare epochs of a new model's training as a share of the experiment's, in (0, 1]
 * @param importanceDepth documents a query over which the old model's importances are computed, at least 2; 0 where
 *     none are wanted
 * @param successDepth a query succeeds if one of its positives is among this many first places
 * @param choosesBySuccess whether the model to deploy is chosen by its share of successes on dev, or by the
 *     experiment's primary measure there
 * @param gradedDrop a query flips gradually if its nDCG@10 falls by more than this
 */
public record UpdateScenario(
        Change change,
        double oldShare,
        int newModels,
        double newEpochShare,
        int importanceDepth,
        int successDepth,
        boolean choosesBySuccess,
        double gradedDrop) {
    /** What an update adds. */
    public enum Change {
        /** Training queries of the same kind. */
        ADD_QUERIES,
        /** Documents and the queries about them: the old model learnt from queries about the other documents. */
        ADD_DOCUMENTS,
        /** Nothing: the old model learnt from uniformly drawn negatives, the new one with the strategy. */
        CHANGE_STRATEGY
    }
}
