package dev.negbench.strategies.stage;

/**
 * A second model that reads a query and a document together and scores how well they match: dearer than comparing two
 * vectors, and able to see what these lost. It learns with an optimiser of its own, from any {@link Objective}. What it
 * looks like inside is the harness's affair; strategies use it as companion, reranker or judge. One thread owns it.
 */
public interface PairRanker {
    /** Returns the model's name, for the report. */
    String name();

    /**
     * Scores documents for a query.
     *
     * @param query the query's ordinal
     * @param documents document ordinals, of which the first {@code count} are scored
     * @param count how many
     * @param out receives one score a document, higher is better; any finite number
     */
    void score(int query, int[] documents, int count, float[] out);

    /**
     * Makes one step: writes {@code rows.scores()}, has the objective turn them into gradients, and moves the weights
     * against these. Uses no randomness.
     *
     * @param queries query ordinals, one a row
     * @param documents document ordinals that the entries of {@code rows} refer to by position
     * @param rows who is compared with whom, weights and targets set
     * @param objective the loss
     * @return the loss before the step
     * @throws IllegalStateException if the loss is not finite; the weights stay as they were
     */
    double learn(int[] queries, int[] documents, ScoreRows rows, Objective objective);

    /** Returns everything needed to go on later, optimiser state included. */
    byte[] state();

    /**
     * Continues from what {@link #state} of a ranker over the same texts returned.
     *
     * @throws IllegalArgumentException if the state is of another kind of ranker
     */
    void restore(byte[] state);
}
