package dev.negbench.harness.experiment;

import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.stage.BatchMode;

/**
 * One training run of an experiment.
 *
 * @param strategy how negatives are chosen
 * @param dataset name of the collection
 * @param mode which texts a training query is compared with
 * @param seed training seed
 */
public record Cell(ConfiguredStrategy strategy, String dataset, BatchMode mode, long seed) {
    @Override
    public String toString() {
        return strategy.print() + " on " + dataset + ", " + mode + ", seed " + seed;
    }
}
