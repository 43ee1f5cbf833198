package dev.negbench.harness.cli;

import dev.negbench.harness.bench.DrawBenchmarks;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.speed.DrawCostChange;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures with JMH what one draw of each strategy costs on real candidate pools. */
@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures with JMH what one draw costs: microseconds and bytes, on real candidate pools.",
        footer = {
            "",
            "Every strategy is timed in its own virtual machines, on the pools its own source builds.",
            "",
            "Examples:",
            "  ./bench throughput",
            "  ./bench throughput --strategies simans,'simans(draw=rounds)' --candidates 1000 --draws 63",
            "  ./bench throughput --into results/compare-1a2b3c4d5e     adds the figures to a comparison's report",
            "  ./bench throughput --json > old.json",
            "  ./bench throughput --compare old.json",
            "",
            "The interval of --compare knows the noise inside both runs, not what drifted between them: time old and",
            "new in one sitting, and repeat a change that matters."
        })
final class ThroughputCommand implements Callable<Integer> {
    @Option(
            names = {"-s", "--strategies", "--strategy"},
            paramLabel = "LIST",
            description = "Strategies or compositions. Default: every strategy that draws")
    private List<String> strategies = new ArrayList<>();

    @Option(
            names = {"-d", "--dataset"},
            paramLabel = "NAME",
            description = "Whose queries and documents. Default: ${DEFAULT-VALUE}",
            defaultValue = ExperimentOptions.DEFAULT_DATASET)
    private String dataset;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--candidates",
            paramLabel = "N",
            description = "Candidates a pool. Default: ${DEFAULT-VALUE}",
            defaultValue = "" + DrawTimings.CANDIDATES)
    private int candidates;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Negatives drawn a query. Default: ${DEFAULT-VALUE}",
            defaultValue = "" + DrawTimings.DRAWS)
    private int draws;

    @Option(
            names = "--quick",
            description = "One fork and short iterations: rough figures in a few seconds a strategy.")
    private boolean quick;

    @Option(names = "--into", paramLabel = "DIR", description = "A comparison's results; the figures join its report.")
    private Path into;

    @Option(
            names = "--compare",
            paramLabel = "OLD.json",
            description = "Output of an earlier --json: prints new/old with a 99.9 %% interval and a verdict.")
    private Path compare;

    @Option(names = "--json", description = "Print JSON; with --compare, the comparison only.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (candidates < 1 || draws < 1) {
            throw new UsageException(
                    "--candidates and --draws must be at least 1, were " + candidates + " and " + draws);
        }
        PrintStream err = System.err;
        Strategies known = Strategies.load();
        List<ConfiguredStrategy> timed = timed(known);
        List<DrawCost> old = compare == null ? List.of() : comparable(timed);
        ExperimentSettings settings = ExperimentOptions.forTiming(timed, dataset);
        Map<String, TrainingData> loaded = data.load(settings, err);
        DrawTimings.Shape shape = new DrawTimings.Shape(
                candidates, draws, quick ? DrawBenchmarks.Effort.QUICK : DrawBenchmarks.Effort.FULL);
        List<DrawCost> costs = new ArrayList<>();
        try (PreparedDataset prepared = PreparedDataset.of(
                loaded.get(dataset), settings, CacheFolder.standard(), EmbeddingProgress.NONE)) {
            err.print(PreflightOutput.text(Preflight.now()));
            time(known, timed, prepared, shape, err, costs);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (compare == null) {
            out.print(json ? json(costs) : table(costs));
        } else {
            List<DrawCostChange> changes = DrawCostChange.between(old, costs);
            out.print(
                    json
                            ? DrawCostChangeOutput.json(changes) + "\n"
                            : table(costs) + "\n" + DrawCostChangeOutput.table(changes));
        }
        return ExitCode.DONE;
    }

    private void time(
            Strategies known,
            List<ConfiguredStrategy> timed,
            PreparedDataset prepared,
            DrawTimings.Shape shape,
            PrintStream err,
            List<DrawCost> costs)
            throws IOException, RunnerException {
        List<String> skipped;
        if (into == null) {
            skipped = DrawTimings.measure(timed, known, dataset, prepared, shape, err, costs::add);
        } else {
            ExperimentResults stored = Journal.read(into);
            try (Journal journal = Journal.open(into, stored.plan(), Machine.describe(FaissDescription.text()))) {
                skipped = DrawTimings.measure(timed, known, dataset, prepared, shape, err, cost -> {
                    costs.add(cost);
                    journal.append(cost);
                });
            }
            err.println("report: "
                    + ReportFiles.write(Journal.read(into), into, stored.plan().baseline())
                            .html());
        }
        skipped.forEach(reason -> err.println("skipped " + reason));
    }

    /** Reads the old figures, and refuses what could not be compared before minutes go into timing. */
    private List<DrawCost> comparable(List<ConfiguredStrategy> timed) {
        Set<String> names = new HashSet<>();
        for (ConfiguredStrategy strategy : timed) {
            if (!names.add(strategy.print())) {
                throw new UsageException(
                        "--compare needs every strategy once; --strategies has " + strategy.print() + " twice");
            }
        }
        return DrawCostJson.readComparable(compare, dataset, candidates, draws);
    }

    private List<ConfiguredStrategy> timed(Strategies known) {
        if (!strategies.isEmpty()) {
            return strategies.stream()
                    .flatMap(list -> ExperimentOptions.splitOutsideBrackets(list).stream())
                    .map(known::parse)
                    .toList();
        }
        return known.all().stream()
                .filter(strategy -> strategy.card().essential().contains(Stage.NEGATIVE_SAMPLER)
                        || strategy.card().accompanying().contains(Stage.NEGATIVE_SAMPLER))
                .map(strategy -> known.parse(strategy.card().id()))
                .toList();
    }

    private static String json(List<DrawCost> costs) {
        return JsonOutput.of(costs.stream().map(DrawCostJson::fields).toList()) + "\n";
    }

    private static String table(List<DrawCost> costs) {
        TextTable table = new TextTable("strategy", "candidates", "draws", "µs a draw", "± 99.9 %", "bytes");
        costs.forEach(cost -> table.add(
                cost.strategy(),
                Integer.toString(cost.candidates()),
                Integer.toString(cost.draws()),
                String.format(Locale.ROOT, "%.3f", cost.micros()),
                String.format(Locale.ROOT, "%.3f", cost.error()),
                String.format(Locale.ROOT, "%.0f", cost.bytes())));
        return table.toString();
    }
}
