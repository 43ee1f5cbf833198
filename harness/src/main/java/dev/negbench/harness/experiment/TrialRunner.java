package dev.negbench.harness.experiment;

import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.training.CheckpointPlace;
import dev.negbench.harness.training.TestSet;
import dev.negbench.reports.plan.PlannedRun;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.stage.BatchMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains strategies and judges them on dev alone: what a search for settings may look at. Its test set is never
 * touched. For one thread.
 */
public final class TrialRunner implements AutoCloseable {
    /** The split that trials are judged by, as ledgers name it. */
    public static final String SPLIT = "dev";

    private final ExperimentSettings settings;
    private final PreparedDataset prepared;
    private final Optional<ChatModel> chatModel;
    private final Map<String, String> generatedTexts;

    /**
     * What a trial gave.
     *
     * @param run the trial
     * @param devQuality the primary measure on dev; NaN if there is none
     * @param reason why there is none; empty otherwise
     */
    public record Trial(PlannedRun run, double devQuality, String reason) {}

    private TrialRunner(
            ExperimentSettings settings,
            PreparedDataset prepared,
            Optional<ChatModel> chatModel,
            Map<String, String> generatedTexts) {
        this.settings = settings;
        this.prepared = prepared;
        this.chatModel = chatModel;
        this.generatedTexts = generatedTexts;
    }

    /**
     * Prepares a dataset for trials.
     *
     * @param settings of the experiment that the trials are for; its primary measure judges
     * @param data the dataset
     * @param cache where tokens, tables and vectors are kept
     * @param progress told how far embedding has come, if the encoder needs any
     * @param chatModel asked by strategies that want one
     * @param generatedTexts texts that a generator wrote for queries, by query id
     */
    public static TrialRunner of(
            ExperimentSettings settings,
            TrainingData data,
            CacheFolder cache,
            ExperimentProgress progress,
            Optional<ChatModel> chatModel,
            Map<String, String> generatedTexts) {
        ExperimentSettings onDev =
                settings.measuring(List.of(settings.measures().get(0)));
        String name = data.dataset().name();
        PreparedDataset prepared =
                PreparedDataset.of(data, onDev, cache, (done, total) -> progress.embedding(name, done, total));
        return new TrialRunner(onDev, prepared, chatModel, Map.copyOf(generatedTexts));
    }

    /**
     * Trains one strategy.
     *
     * @param dataset name of the dataset in the experiment
     */
    public Trial run(ConfiguredStrategy strategy, String dataset, BatchMode mode, long seed) {
        Cell cell = new Cell(strategy, dataset, mode, seed);
        String fingerprint = prepared.dataset().fingerprint();
        String encoder =
                prepared.encoderName() + " " + prepared.encoder(0, false).fingerprint();
        String key = CellKey.of(cell, settings, fingerprint, encoder);
        PlannedRun run = new PlannedRun(strategy.print(), dataset, mode.toString(), seed, SPLIT, fingerprint, key);
        CellRun.Records records = CellRun.run(
                cell,
                key,
                prepared,
                settings,
                chatModel,
                generatedTexts,
                (used, others) -> TestSet.of(used.dev(others), () -> {}),
                Runtime.getRuntime().availableProcessors(),
                epoch -> {},
                CheckpointPlace.NONE,
                Optional.empty());
        String measure = settings.measures().get(0).toString();
        double quality = records.result().metrics().getOrDefault(measure, Double.NaN);
        return new Trial(run, quality, records.result().reason());
    }

    /** Releases the searchers. */
    @Override
    public void close() {
        prepared.close();
    }
}
