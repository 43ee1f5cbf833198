package dev.negbench.harness.cli;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.BenchmarkCatalogue;
import dev.negbench.harness.bench.Build;
import dev.negbench.harness.bench.DrawBenchmarks;
import dev.negbench.harness.bench.Effort;
import dev.negbench.harness.experiment.BenchmarkPools;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Times the draws of several strategies, one after another, and hands each figure over as soon as it is there. */
final class DrawTimings {
    static final int CANDIDATES = DrawBenchmarks.CANDIDATES;
    static final int DRAWS = DrawBenchmarks.DRAWS;
    static final int QUERIES = 2000;

    private DrawTimings() {}

    /** What is timed besides the strategies. */
    record Shape(String dataset, int candidates, int draws) {}

    /**
     * Times the strategies of an experiment on its first dataset, quickly, those without a figure among {@code known}.
     * Every fork is kept in the experiment's own directory.
     *
     * @param fresh whether figures of an earlier run no longer hold
     */
    static void measureMissing(
            ExperimentSettings settings,
            Strategies strategies,
            Map<String, TrainingData> data,
            CacheFolder cache,
            Path root,
            boolean fresh,
            String command,
            PrintStream err,
            Journal journal)
            throws IOException {
        String dataset = settings.datasets().get(0);
        Path timings = root.resolve(Journal.TIMINGS);
        if (fresh) {
            Journal.setAside(timings);
        }
        List<DrawCost> known = fresh ? List.of() : Journal.read(root).drawCosts();
        List<ConfiguredStrategy> missing = settings.strategies().stream()
                .filter(strategy -> known.stream()
                        .noneMatch(cost -> cost.strategy().equals(strategy.print())
                                && cost.dataset().equals(dataset)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Shape shape = new Shape(dataset, CANDIDATES, DRAWS);
        List<BenchmarkCase> cases =
                missing.stream().map(strategy -> draw(strategy, shape)).toList();
        try (PreparedDataset prepared =
                        PreparedDataset.of(data.get(dataset), settings, cache, EmbeddingProgress.NONE);
                TimingSession session = TimingSession.open(
                        timings,
                        new TimingSession.Request(BenchmarkCatalogue.questions(cases), command, cases.size()),
                        List.of(Build.running()),
                        Effort.QUICK,
                        err)) {
            for (ConfiguredStrategy strategy : missing) {
                measure(strategy, strategies, prepared, shape, session, (cost, figure) -> journal.append(cost));
            }
        }
    }

    /** Returns the case of a strategy's draw. */
    static BenchmarkCase draw(ConfiguredStrategy strategy, Shape shape) {
        return DrawBenchmarks.draw(strategy, shape.dataset(), shape.candidates(), shape.draws());
    }

    /**
     * Times a strategy's draw, or says why there is none.
     *
     * @param results receives the figure, unless there is none
     */
    static void measure(
            ConfiguredStrategy strategy,
            Strategies known,
            PreparedDataset prepared,
            Shape shape,
            TimingSession session,
            BiConsumer<DrawCost, BenchmarkFigure> results)
            throws IOException {
        Optional<BenchmarkPools.Timed> timed;
        try {
            timed = BenchmarkPools.of(strategy, known, prepared, shape.candidates(), shape.draws(), QUERIES);
        } catch (NotApplicableException e) {
            session.skip(strategy.print() + ": not applicable, " + e.getMessage());
            return;
        }
        if (timed.isEmpty()) {
            session.skip(strategy.print() + ": draws no negatives");
            return;
        }
        Path pools = DrawBenchmarks.write(timed.get().pools());
        try {
            BenchmarkFigure figure = session.measure(draw(strategy, shape), DrawBenchmarks.jvmArgs(pools));
            if (figure.isMeasured()) {
                DrawCost cost = DrawBenchmarks.cost(
                        figure,
                        strategy,
                        shape.dataset(),
                        shape.candidates(),
                        shape.draws(),
                        timed.get().pools());
                results.accept(cost, figure);
            }
        } finally {
            Files.deleteIfExists(pools);
        }
    }
}
