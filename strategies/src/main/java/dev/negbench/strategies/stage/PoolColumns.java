package dev.negbench.strategies.stage;

/** The names of pool columns that more than one scheme uses. */
public final class PoolColumns {
    /**
     * Similarity of each candidate to each positive, one a (positive, candidate) pair, by the generator that scores the
     * pool.
     */
    public static final String POSITIVE_SIMILARITY = "positive-similarity";

    /**
     * Weight of the component that proposed each candidate, its generator, in the query's mixture: the same for all
     * candidates of a generator; 0 for a generator that is none.
     */
    public static final String COMPONENT_WEIGHT = "component-weight";

    private PoolColumns() {}
}
