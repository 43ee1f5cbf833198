package dev.negbench.strategies.stage;

/**
 * A candidate pool that no negative may be drawn from: a NaN score, a repeated id, or a positive among the candidates.
 */
public final class CandidatePoolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int query;
    private final String problem;

    /**
     * @param query the ordinal of the query whose pool is unusable
     * @param problem what is wrong, with the offending value
     */
    public CandidatePoolException(int query, String problem) {
        this(query, "query " + query, problem, null);
    }

    private CandidatePoolException(int query, String name, String problem, Throwable cause) {
        super("candidate pool of " + name + ": " + problem, cause);
        this.query = query;
        this.problem = problem;
    }

    /**
     * Returns this exception with the query called by its own name, for whoever knows the dataset.
     *
     * @param id the query's id in the dataset
     */
    public CandidatePoolException named(String id) {
        return new CandidatePoolException(query, "query '" + id + "'", problem, this);
    }

    /** Returns the ordinal of the query whose pool is unusable. */
    public int query() {
        return query;
    }
}
