package dev.negbench.strategies.stage;

/**
 * A ranker that answers yes or no to "does this document answer this query", whose score is the log-odds of yes, and
 * whose attention to the two candidate answers can be read and trained head by head. One thread owns it.
 */
public interface AttentionVerifier extends PairRanker {
    /** Returns the number of attention heads. */
    int heads();

    /**
     * Reads pairs and appends a row for each: the attention of the position that decides.
     *
     * @param queries query ordinals, one a pair
     * @param documents document ordinals, one a pair
     * @param count how many pairs
     * @param rows receives the rows
     */
    void read(int[] queries, int[] documents, int count, AttentionRows rows);

    /**
     * Reads one pair and appends a row for every position behind the candidates, the deciding one last.
     *
     * @param rows receives the rows; logits and contributions are those of the last alone
     */
    void readEveryRow(int query, int document, AttentionRows rows);

    /**
     * Makes one step on some weights alone; all others stay bit for bit. Uses no randomness.
     *
     * @param queries query ordinals, one a pair
     * @param documents document ordinals, one a pair
     * @param count how many pairs, at least 1
     * @param objective the loss
     * @param mask which weights move
     * @return the loss before the step
     * @throws IllegalStateException if the loss is not finite; the weights stay as they were
     */
    double tune(int[] queries, int[] documents, int count, AttentionObjective objective, HeadMask mask);

    /** Has the optimiser forget what it gathered, for training that is about something else. Weights stay. */
    void forgetSteps();
}
