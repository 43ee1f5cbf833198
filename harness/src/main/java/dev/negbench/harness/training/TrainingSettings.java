package dev.negbench.harness.training;

import dev.negbench.strategies.stage.BatchMode;

/**
 * What all cells of an experiment have in common.
 *
 * @param mode which texts a query is compared with
 * @param negatives negatives drawn for each example
 * @param epochs passes over the training queries at most
 * @param patience epochs without a better dev quality after which training stops
 * @param batchSize examples a step
 * @param learningRate AdaGrad's step
 * @param temperature what similarities are divided by in the loss
 */
public record TrainingSettings(
        BatchMode mode,
        int negatives,
        int epochs,
        int patience,
        int batchSize,
        double learningRate,
        double temperature) {

    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public static TrainingSettings of(
            BatchMode mode,
            int negatives,
            int epochs,
            int patience,
            int batchSize,
            double learningRate,
            double temperature) {
        require(negatives >= 0, "negatives must be at least 0, was " + negatives);
        require(epochs >= 1, "epochs must be at least 1, was " + epochs);
        require(patience >= 1, "patience must be at least 1, was " + patience);
        require(batchSize >= 2, "the batch must hold at least 2 examples, was " + batchSize);
        require(
                learningRate > 0 && learningRate < 10,
                "the learning rate must be above 0 and below 10, was " + learningRate);
        require(
                temperature > 0 && temperature < 100,
                "the temperature must be above 0 and below 100, was " + temperature);
        return new TrainingSettings(mode, negatives, epochs, patience, batchSize, learningRate, temperature);
    }

    /** Returns the same settings in another mode. */
    public TrainingSettings with(BatchMode other) {
        return new TrainingSettings(other, negatives, epochs, patience, batchSize, learningRate, temperature);
    }

    /** Returns the same settings with another number of epochs, at least 1. */
    public TrainingSettings withEpochs(int other) {
        return of(mode, negatives, other, patience, batchSize, learningRate, temperature);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
