package dev.negbench.harness.cli;

import dev.negbench.harness.bench.DrawBenchmarks;
import dev.negbench.harness.experiment.BenchmarkPools;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.RunnerException;

/** Times the draws of several strategies, one after another, and hands each figure over as soon as it is there. */
final class DrawTimings {
    static final int CANDIDATES = 200;
    static final int DRAWS = 15;
    static final int QUERIES = 2000;

    private DrawTimings() {}

    /** What is timed besides the strategies. */
    record Shape(int candidates, int draws, DrawBenchmarks.Effort effort) {}

    /**
     * Times the strategies of an experiment on its first dataset, quickly, those without a figure among {@code
     * known}.
     */
    static void measureMissing(
            ExperimentSettings settings,
            Strategies strategies,
            Map<String, TrainingData> data,
            CacheFolder cache,
            List<DrawCost> known,
            PrintStream err,
            Consumer<DrawCost> results)
            throws IOException, RunnerException {
        String dataset = settings.datasets().get(0);
        List<ConfiguredStrategy> missing = settings.strategies().stream()
                .filter(strategy -> known.stream()
                        .noneMatch(cost -> cost.strategy().equals(strategy.print())
                                && cost.dataset().equals(dataset)))
                .toList();
        if (!missing.isEmpty()) {
            try (PreparedDataset prepared =
                    PreparedDataset.of(data.get(dataset), settings, cache, EmbeddingProgress.NONE)) {
                measure(
                        missing,
                        strategies,
                        dataset,
                        prepared,
                        new Shape(CANDIDATES, DRAWS, DrawBenchmarks.Effort.QUICK),
                        err,
                        results);
            }
        }
    }

    /**
     * Times strategies.
     *
     * @param results receives each figure
     * @return the strategies that draw nothing or do not apply, with the reason
     */
    static List<String> measure(
            List<ConfiguredStrategy> strategies,
            Strategies known,
            String dataset,
            PreparedDataset prepared,
            Shape shape,
            PrintStream err,
            Consumer<DrawCost> results)
            throws IOException, RunnerException {
        List<String> skipped = new ArrayList<>();
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
        for (ConfiguredStrategy strategy : strategies) {
            Optional<BenchmarkPools.Timed> timed;
            try {
                timed = BenchmarkPools.of(strategy, known, prepared, shape.candidates(), shape.draws(), QUERIES);
            } catch (NotApplicableException e) {
                skipped.add(strategy.print() + ": not applicable, " + e.getMessage());
                continue;
            }
            if (timed.isEmpty()) {
                skipped.add(strategy.print() + ": draws no negatives");
                continue;
            }
            DrawCost cost = DrawBenchmarks.measure(
                    strategy, dataset, timed.get().pools(), shape.candidates(), shape.draws(), shape.effort(), silent);
            err.println(String.format(
                    Locale.ROOT,
                    "draw of %s: %.3f ± %.3f µs, %.0f bytes",
                    cost.strategy(),
                    cost.micros(),
                    cost.error(),
                    cost.bytes()));
            results.accept(cost);
        }
        return skipped;
    }
}
