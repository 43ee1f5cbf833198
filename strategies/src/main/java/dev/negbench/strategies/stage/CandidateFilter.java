package dev.negbench.strategies.stage;

/** Removes candidates before anything is drawn. Filters run in the order of the recipe, once per pool refresh. */
public interface CandidateFilter {
    /** Returns the short name under which removed candidates are counted, for example {@code percpos(0.95)}. */
    String reason();

    /**
     * Decides about each candidate.
     *
     * @param pool the candidates that earlier filters kept
     * @param keep array of {@code pool.size()}, all true; set false what must go
     */
    void filter(CandidatePool pool, boolean[] keep);
}
