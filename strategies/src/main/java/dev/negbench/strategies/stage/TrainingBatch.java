package dev.negbench.strategies.stage;

/** One batch as weightings and companions see it: who was compared with whom, and the model's scores. */
public interface TrainingBatch {
    /** Returns the optimiser step, from 0. */
    long step();

    /**
     * Returns the cell's training seed, for weightings that draw: with the step and a pool's query key it names a
     * {@code RandomStream}. 0 for a batch that belongs to no cell.
     */
    default long seed() {
        return 0;
    }

    /** Returns the query ordinals, one a row. */
    int[] queries();

    /** Returns the scores, gradients and relations. */
    ScoreRows scores();

    /** Returns the id of a distinct text of the batch: a document's ordinal, or an id of {@link NegativeTexts}. */
    int itemId(int item);

    /** Returns the candidate pool of the query in this row. */
    CandidatePool pool(int row);

    /** Returns the position in {@code pool(row)} of the k-th negative drawn for this row, in the row's entry order. */
    int drawnPosition(int row, int k);

    /** Returns search and scoring with the model as of the last refresh. */
    Retrieval retrieval();
}
