package dev.negbench.strategies.stage;

/**
 * A candidate pool that no negative may be drawn from: a NaN score, a repeated id, or a positive among the candidates.
 */
public final class CandidatePoolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int query;

    /**
     * @param query the ordinal of the query whose pool is unusable
     * @param problem what is wrong, with the offending value
     */
    public CandidatePoolException(int query, String problem) {
        super("candidate pool of query " + query + ": " + problem);
        this.query = query;
    }

    /** Returns the ordinal of the query whose pool is unusable. */
    public int query() {
        return query;
    }
}
