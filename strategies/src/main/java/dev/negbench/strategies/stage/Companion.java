package dev.negbench.strategies.stage;

import dev.negbench.strategies.NotApplicableException;
import java.util.function.ToDoubleFunction;

/**
 * A second model that learns beside the retriever with an optimiser of its own: a ranker, a selection model, an
 * adapter. It may also be the recipe's {@link Weighting} or {@link SearchTransform}. Its time is reported apart.
 */
public interface Companion {
    /** Creates a companion for one cell. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param retrieval search and scoring before the first step
         * @param seed the cell's training seed
         */
        Companion create(Retrieval retrieval, long seed);
    }

    /**
     * Tells whether this step trains the companion alone, the retriever staying frozen (the alternation of AR2). Asked
     * after {@link #learn} was given the step's batch.
     *
     * @param step the optimiser step, from 0
     */
    default boolean ownsStep(long step) {
        return false;
    }

    /**
     * Learns from a batch, after the retriever's scores were computed and before its weights change.
     *
     * @param batch the batch
     */
    void learn(TrainingBatch batch);

    /**
     * Looks at the model after an epoch: to stop a cell whose conditions are not met, or to watch how a second model
     * does. Does nothing unless a companion wants it.
     *
     * @param epoch the epoch that ended, from 1
     * @param devQuality evaluates a way of searching with the present model by the primary measure on dev; test is
     *     never visible here. Costs a search for every dev query.
     * @throws NotApplicableException if there is no point in going on
     */
    default void afterEpoch(int epoch, ToDoubleFunction<SearchTransform> devQuality) {}

    /**
     * Returns everything needed to go on after an epoch as if there had been no interruption, optimiser state included;
     * what the factory makes of the retrieval and the seed need not be in it.
     */
    byte[] state();

    /** Continues from what {@link #state} returned. */
    void restore(byte[] state);
}
