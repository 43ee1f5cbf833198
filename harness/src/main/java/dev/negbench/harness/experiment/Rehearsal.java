package dev.negbench.harness.experiment;

import dev.negbench.datasets.Dataset;
import dev.negbench.harness.evaluation.EvaluationPolicy;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.training.RehearsedRecipe;
import dev.negbench.harness.training.TrainingSet;
import dev.negbench.harness.training.TrainingSettings;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.stage.BatchMode;
import java.util.List;
import java.util.Map;

/** A strategy's training step and search on real data, ready to be repeated: what a benchmark of steps is made of. */
public final class Rehearsal implements AutoCloseable {
    /** Training queries a rehearsal has, if the dataset has as many: pools of more would be mined for minutes. */
    private static final int QUERIES = 512;

    private static final int NEGATIVES = 7;
    private static final int BATCH = 32;
    private static final long SEED = 1;

    private final PreparedDataset prepared;
    private final RehearsedRecipe rehearsed;

    private Rehearsal(PreparedDataset prepared, RehearsedRecipe rehearsed) {
        this.prepared = prepared;
        this.rehearsed = rehearsed;
    }

    /**
     * Loads and mines, as {@code compare} does unless told otherwise: batches of 32 queries, seven negatives drawn for
     * each beside the in-batch ones, the static encoder.
     *
     * @param strategy a strategy that draws
     * @param dataset a collection with a train and a test split
     * @param cache where tokens, tables and vectors are kept
     * @throws NotApplicableException if the strategy cannot work on this dataset
     */
    public static Rehearsal of(ConfiguredStrategy strategy, Dataset dataset, CacheFolder cache) {
        ExperimentSettings settings = ExperimentSettings.forTiming(List.of(strategy), dataset.name());
        TrainingData data = new TrainingData(
                dataset, dataset.split(settings.testSplit()), Map.of(), EvaluationPolicy.DEFAULT, dataset);
        PreparedDataset prepared = PreparedDataset.of(data, settings, cache, EmbeddingProgress.NONE);
        try {
            Recipe recipe = strategy.recipe(new Setting(dataset, PreparedDataset.SEARCHERS, NEGATIVES));
            TrainingSet training = prepared.split().training();
            return new Rehearsal(
                    prepared,
                    new RehearsedRecipe(
                            recipe,
                            TrainingSettings.of(BatchMode.IN_BATCH_AND_DRAWN, NEGATIVES, 1, 1, BATCH, 0.01, 0.05),
                            prepared.encoder(SEED, recipe.documentsFrozen()),
                            prepared.retrieval(SEED),
                            training.slice(0, Math.min(QUERIES, training.size())),
                            SEED));
        } catch (RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    /** Returns what is repeated. */
    public RehearsedRecipe rehearsed() {
        return rehearsed;
    }

    @Override
    public void close() {
        rehearsed.close();
        prepared.close();
    }
}
