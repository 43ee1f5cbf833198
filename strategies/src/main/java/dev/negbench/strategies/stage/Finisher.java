package dev.negbench.strategies.stage;

import java.util.function.ToDoubleFunction;

/** Acts on finished weights, for example by interpolating between the old and the new model. */
@FunctionalInterface
public interface Finisher {
    /**
     * Returns the weights to evaluate.
     *
     * @param initial the weights before training
     * @param trained the weights of the epoch that dev chose
     * @param devQuality evaluates weights by the primary metric on dev; test is never visible here
     */
    ModelWeights finish(ModelWeights initial, ModelWeights trained, ToDoubleFunction<ModelWeights> devQuality);
}
