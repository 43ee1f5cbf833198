package dev.negbench.strategies;

/** The places of the training and search path that a strategy can change, in the order in which they act. */
public enum Stage {
    /** Rewrites query texts. */
    QUERY_AUGMENTER("query-augmenter"),
    /** Adds positives, removes candidates, drops instances. */
    LABEL_CORRECTOR("label-corrector"),
    /** Proposes the candidates of each query. */
    CANDIDATE_SOURCE("candidate-source"),
    /** Removes candidates. */
    CANDIDATE_FILTER("candidate-filter"),
    /** Draws negatives from the pool. */
    NEGATIVE_SAMPLER("negative-sampler"),
    /** Sets loss weights and soft labels. */
    WEIGHTING("weighting"),
    /** Computes the loss and its gradient. */
    OBJECTIVE("objective"),
    /** A second model with its own optimiser. */
    COMPANION("companion"),
    /** Acts on finished weights. */
    FINISHER("finisher"),
    /** Trains before and after the data grew, and makes one model of both. */
    DATA_UPDATE("data-update"),
    /** Acts at query time. */
    SEARCH_TRANSFORM("search-transform");

    private final String text;

    Stage(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
