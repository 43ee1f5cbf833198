package dev.negbench.strategies.stage;

/** The names of pool columns that more than one scheme uses. */
public final class PoolColumns {
    /**
     * Similarity of each candidate to each positive, one a (positive, candidate) pair, by the generator that scores the
     * pool.
     */
    public static final String POSITIVE_SIMILARITY = "positive-similarity";

    private PoolColumns() {}
}
