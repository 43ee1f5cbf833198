package dev.negbench.strategies.cet;

import dev.negbench.strategies.objective.PairwiseSoftplus;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;

/** Scores how likely a document would have entered the annotators' pool for a query. One thread owns it. */
interface SelectionModel {
    /** The loss of both models, CET's pairwise softmax. */
    Objective LOSS = PairwiseSoftplus.standard();

    /**
     * Writes {@code rows.scores()}.
     *
     * @param queries query ordinals, one a row
     * @param documents document ordinals that the entries of {@code rows} refer to by position
     */
    void score(int[] queries, int[] documents, ScoreRows rows);

    /**
     * Makes one step on rows that were scored last, weights set.
     *
     * @return the loss before the step
     */
    double learn(int[] queries, int[] documents, ScoreRows rows);

    /** Returns everything needed to go on later, optimiser state included. */
    byte[] state();

    /**
     * Continues from what {@link #state} returned.
     *
     * @throws IllegalArgumentException if the state is of another kind of model
     */
    void restore(byte[] state);
}
