package dev.negbench.strategies.stage;

/** Sets loss weights and soft labels of a batch before the objective sees it. Costs no gradient of its own. */
@FunctionalInterface
public interface Weighting {
    /** Every weight 1, no soft labels. */
    Weighting NONE = batch -> {};

    /**
     * Writes {@code batch.scores().weights()} and, where the objective uses them, {@code targets()}.
     *
     * @param batch the batch, scores computed
     */
    void weigh(TrainingBatch batch);
}
