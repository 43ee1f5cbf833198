package dev.negbench.strategies.stage;

import dev.negbench.strategies.NotApplicableException;
import java.util.List;

/**
 * A second model that reads a query and a document together and scores how well they match: dearer than comparing two
 * vectors, and able to see what these lost. It learns with an optimiser of its own, from any {@link Objective}. What it
 * looks like inside is the harness's affair; strategies use it as companion, reranker or judge. One thread owns it.
 */
public interface PairRanker {
    /** Returns the model's name, for the report. */
    String name();

    /**
     * Makes the ranker know queries that are not the dataset's, for example made ones that a document must not match.
     *
     * @param texts the queries, possibly empty texts
     * @return the ordinal of the first; the others follow it, after the dataset's and those added before
     * @throws NotApplicableException if this ranker reads the dataset's queries alone
     */
    default int addQueries(List<String> texts) {
        throw new NotApplicableException(
                "needs a ranker that reads queries of its own; '" + name() + "' reads the dataset's alone");
    }

    /**
     * Scores documents for a query.
     *
     * @param query the query's ordinal, in the dataset or as {@link #addQueries} gave it
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

    /**
     * Makes the steps that follow larger or smaller than those that the ranker makes by itself. No part of its state:
     * who wants it sets it again before going on.
     *
     * @param factor what its learning rates are multiplied by, above 0; 1 at first
     * @throws NotApplicableException if this ranker's steps cannot be scaled
     */
    default void scaleSteps(double factor) {
        if (factor != 1) {
            throw new NotApplicableException("needs a ranker whose steps can be scaled; '" + name() + "' has none");
        }
    }

    /** Returns everything needed to go on later, optimiser state included. */
    byte[] state();

    /**
     * Continues from what {@link #state} of a ranker over the same texts returned. Added queries are no part of a
     * state.
     *
     * @throws IllegalArgumentException if the state is of another kind of ranker
     */
    void restore(byte[] state);
}
