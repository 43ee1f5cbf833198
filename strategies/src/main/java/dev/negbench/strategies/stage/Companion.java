package dev.negbench.strategies.stage;

import dev.negbench.strategies.NotApplicableException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A second model that learns beside the retriever with an optimiser of its own: a ranker, a selection model, an
 * adapter. It may also be the recipe's {@link Weighting} or {@link SearchTransform}. Its time is reported apart.
 */
public interface Companion {
    /**
     * Returns the first of some companions that is also another stage.
     *
     * @param stage the stage's interface
     * @param otherwise what to return where none is
     */
    static <T> T as(List<Companion> companions, Class<T> stage, T otherwise) {
        return companions.stream()
                .filter(stage::isInstance)
                .map(stage::cast)
                .findFirst()
                .orElse(otherwise);
    }

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
     * Returns how many epochs at the beginning only prepare what the companion is for: they do not count as training
     * without improvement, and their models are never those tested.
     */
    default int warmUpEpochs() {
        return 0;
    }

    /**
     * Looks at what will be trained on, once, before the first step: for companions that prepare something for each
     * query.
     *
     * @param queries the training queries and their positives, as the label corrector left them
     */
    default void prepare(TrainingQueries queries) {}

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
     * Told once that the last step is done, before anything is tested: for what is learnt or measured after training.
     * Counted as the companion's time, like {@link #learn}.
     *
     * @throws dev.negbench.strategies.NotApplicableException if training left too little to go on with
     */
    default void trainingEnded() {}

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
