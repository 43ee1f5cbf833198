package dev.negbench.strategies.stage;

import java.util.function.Consumer;

/**
 * A model that may be deployed after a data update. Its weights are made when they are asked for, since a whole grid of
 * models would not fit into memory.
 *
 * @param variant how it is made, for results
 * @param oldWeight the share of the old model in [0, 1]: 0 is the new model, 1 the old one
 * @param writer fills tensors of the model's shape with its weights
 */
public record UpdateCandidate(String variant, double oldWeight, Consumer<ModelWeights> writer) {}
