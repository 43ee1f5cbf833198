package dev.negbench.harness.experiment;

import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.training.CheckpointPlace;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.plan.PlannedRun;
import dev.negbench.strategies.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs the cells of an experiment that its journal does not have yet, several at a time, and stores each as soon as it
 * ends. Killed at any moment it loses at most the last epochs of the cells in progress; started again it goes on with
 * the rest.
 */
public final class ExperimentRunner {
    private final ExperimentSettings settings;
    private final Map<String, TrainingData> data;
    private final CacheFolder cache;
    private final ExperimentProgress progress;
    private final Optional<ChatModel> chatModel;
    private final Map<String, String> generatedTexts;
    private final RunRecorder recorder;

    /**
     * @param settings what to run
     * @param data each dataset of the settings, by its name there
     * @param cache where tokens and tables are kept
     * @param progress told what happens
     * @param chatModel the model of the settings, asked by strategies that want one
     * @param generatedTexts the texts of the settings, which a generator wrote for queries, by query id
     */
    public ExperimentRunner(
            ExperimentSettings settings,
            Map<String, TrainingData> data,
            CacheFolder cache,
            ExperimentProgress progress,
            Optional<ChatModel> chatModel,
            Map<String, String> generatedTexts) {
        this(settings, data, cache, progress, chatModel, generatedTexts, RunRecorder.NONE);
    }

    private ExperimentRunner(
            ExperimentSettings settings,
            Map<String, TrainingData> data,
            CacheFolder cache,
            ExperimentProgress progress,
            Optional<ChatModel> chatModel,
            Map<String, String> generatedTexts,
            RunRecorder recorder) {
        this.settings = settings;
        this.data = Map.copyOf(data);
        this.cache = cache;
        this.progress = progress;
        this.chatModel = chatModel;
        this.generatedTexts = Map.copyOf(generatedTexts);
        this.recorder = recorder;
    }

    /** Returns a runner that writes down what each run is about to do. */
    public ExperimentRunner recording(RunRecorder by) {
        return new ExperimentRunner(settings, data, cache, progress, chatModel, generatedTexts, by);
    }

    /**
     * Runs what is missing.
     *
     * @param journal receives the records
     * @param parallelism cells at a time, at least 1
     * @return whether any cell was run
     * @throws InterruptedException if the thread is interrupted; finished cells are kept
     */
    public boolean run(Journal journal, int parallelism) throws InterruptedException {
        progress.started(settings.cells().size());
        boolean anyRun = false;
        for (String dataset : settings.datasets()) {
            anyRun |= runDataset(dataset, journal, parallelism);
        }
        return anyRun;
    }

    private boolean runDataset(String dataset, Journal journal, int parallelism) throws InterruptedException {
        progress.preparing(dataset);
        try (PreparedDataset prepared = PreparedDataset.of(
                data.get(dataset), settings, cache, (done, total) -> progress.embedding(dataset, done, total))) {
            return runDataset(dataset, prepared, journal, parallelism);
        }
    }

    private boolean runDataset(String dataset, PreparedDataset prepared, Journal journal, int parallelism)
            throws InterruptedException {
        String encoder =
                prepared.encoderName() + " " + prepared.encoder(0, false).fingerprint();
        ExecutorService executor = Executors.newFixedThreadPool(parallelism);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Cell cell : settings.cells(dataset)) {
                String key = CellKey.of(cell, settings, prepared.dataset().fingerprint(), encoder);
                if (journal.isFinished(key)) {
                    progress.kept(cell);
                } else {
                    running.add(executor.submit(() -> run(cell, key, prepared, journal, parallelism)));
                }
            }
            for (Future<?> cell : running) {
                await(cell);
            }
            return !running.isEmpty();
        } finally {
            executor.shutdownNow();
            executor.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void run(Cell cell, String key, PreparedDataset prepared, Journal journal, int parallelism) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / parallelism);
        PlannedRun run = new PlannedRun(
                cell.strategy().print(),
                cell.dataset(),
                cell.mode().toString(),
                cell.seed(),
                settings.testSplit(),
                prepared.dataset().fingerprint(),
                key);
        recorder.started(run);
        CellRun.Records records = CellRun.run(
                cell,
                key,
                prepared,
                settings,
                chatModel,
                generatedTexts,
                (used, others) -> used.test(others, () -> recorder.testOpened(run)),
                threads,
                epoch -> progress.epoch(cell, epoch),
                new CheckpointPlace(
                        Optional.of(journal.checkpoint(key)),
                        CheckpointPlace.STANDARD_INTERVAL,
                        line -> progress.remark(cell, line)),
                cell.seed() == settings.seeds().get(0)
                        ? Optional.of(prepared.nearestTrainingQueries())
                        : Optional.empty());
        records.draws().ifPresent(journal::putDrawn);
        if (!records.update().isEmpty()) {
            journal.putUpdate(key, records.update());
        }
        if (records.scores().isPresent()) {
            journal.append(records.result(), records.scores().get());
        } else {
            journal.append(records.result());
        }
        recorder.ended(run, records.result(), records.scores());
        progress.ended(cell, records.result());
    }

    private static void await(Future<?> cell) throws InterruptedException {
        try {
            cell.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
