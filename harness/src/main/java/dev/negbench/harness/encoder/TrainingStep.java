package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * One optimiser step, taken apart so that weighting and objective run between its halves: {@link #forward} computes the
 * scores, the caller turns them into gradients, {@link #backward} changes the weights. Reused from batch to batch;
 * allocates nothing once its buffers have grown to the largest batch. One thread owns it.
 */
public interface TrainingStep extends AutoCloseable {
    /**
     * Encodes a batch and writes {@code rows.scores()}.
     *
     * @param queries query ordinals, one a row
     * @param items the distinct items that entries of {@code rows} refer to by position
     * @param itemCount how many of {@code items} are used
     * @param rows which query meets which items
     * @throws IllegalArgumentException if an entry refers to an item outside the batch
     */
    void forward(int[] queries, int[] items, int itemCount, ScoreRows rows);

    /**
     * Propagates {@code rows.gradients()} to the weights and updates them.
     *
     * @param rows the rows of the last {@link #forward}, unchanged but for weights, targets and gradients
     * @throws IllegalStateException if there was no forward pass since the last update
     */
    void backward(ScoreRows rows);

    /** Ends the step's threads. */
    @Override
    void close();
}
