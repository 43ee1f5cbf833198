package dev.negbench.harness.cli;

import dev.negbench.harness.chat.RecordingChatModel;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.experiment.AuditCache;
import dev.negbench.harness.experiment.ExperimentPlans;
import dev.negbench.harness.experiment.ExperimentRunner;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.LeakageFindings;
import dev.negbench.harness.experiment.RunRecorder;
import dev.negbench.harness.experiment.SetUpCheck;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.experiment.TrainingSplit;
import dev.negbench.harness.plan.PlanLedger;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.pages.DataNotes;
import dev.negbench.reports.pages.ReportOptions;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.SplitLeakage;
import dev.negbench.reports.tables.NeighbourTable;
import dev.negbench.reports.tables.QueryChangeTable;
import dev.negbench.strategies.Strategies;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: trains with each strategy, tests the differences, times the draws, writes the report. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains the same small model with each strategy on the same data, and compares what comes out.",
        footer = {
            "",
            "Started again with the same options, it goes on where it stopped.",
            "",
            "Examples:",
            "  ./bench compare",
            "  ./bench compare --strategies random,topk,simans,'simans(kernel=laplace,a=3)' --dataset scifact",
            "  ./bench compare --strategies random,'topk(200)|percpos(0.95)|simans(a=3)' --mode both",
            "  ./bench compare --strategies random,all --seeds 2 --train-queries 800     every strategy",
            "  ./bench compare --dataset nfcorpus --hide-positives 0.5 --hide hard --json",
            "  ./bench compare --dataset scifact-dedup     without the near-duplicates of test claims in train",
            "  ./bench compare --dataset scifact --encoder minilm --epochs 10",
            "  ./bench compare --strategies random,bcwi,'topk|simans|bcwi(models=4)'    after a data update",
            "  ./bench compare --data-dir ~/beir --dataset mycollection --train-on titles",
            "  ./bench compare --strategies 'confit-v2,confit-v2|hyre' --dataset scifact --generated-texts FILE",
            "  ./bench compare --plan plans/hard           what a locked plan says, see ./bench plan",
            "  NEGBENCH_CHAT_KEY=... ./bench compare --strategies random,'rlhn(judge=llm)' --chat-model NAME "
                    + "--chat-url https://HOST/v1"
        })
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private ExperimentOptions experiment;

    @Mixin
    private DataOptions data;

    @Mixin
    private DownloadOption download;

    @Mixin
    private ChatOptions chat;

    @Option(
            names = "--generated-texts",
            paramLabel = "FILE",
            description = "Texts that a language model wrote for the queries, for strategies such as hyre: a line each,"
                    + " {\"_id\": query id, \"text\": ...}; .gz allowed.")
    private Path generatedTexts;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results go. Default: results/compare-HASH in the working directory")
    private Path out;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description = "Run what this locked plan says, see ./bench plan: its strategies, data, seeds, measures and"
                    + " settings. Without a plan, every number is EXPLORATORY.")
    private Path plan;

    @Option(names = "--fresh", description = "Set results of an earlier run aside and start anew.")
    private boolean fresh;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Cells trained at a time; numbers do not depend on it. Default: the number of cores")
    private Integer parallel;

    @Option(names = "--no-throughput", description = "Do not measure what a draw costs.")
    private boolean noThroughput;

    @Mixin
    private HistoryOption history;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintStream err = System.err;
        long start = System.nanoTime();
        Strategies strategies = Strategies.load();
        GeneratedTexts texts = GeneratedTexts.read(generatedTexts);
        Optional<PlannedComparison> planned = planned();
        ExperimentSettings settings = planned.map(PlannedComparison::experiment)
                .orElse(experiment)
                .resolve(strategies, chat.model(), texts.sha256());
        settings.encoder().requirePresent();
        int parallelism = parallel == null ? Runtime.getRuntime().availableProcessors() : parallel;
        if (parallelism < 1) {
            throw new UsageException("--parallel must be at least 1, was " + parallel);
        }
        CacheFolder cache = CacheFolder.standard();
        download.fetchMissing(settings.datasets(), data.locator(), err);
        Map<String, TrainingData> loaded = data.load(settings, err);
        // A dataset that cannot be trained on is refused before a results directory exists.
        loaded.values().forEach(d -> TrainingSplit.of(d.dataset(), d.test(), settings.maxTrainQueries()));
        SetUpCheck.require(settings, loaded, texts.byQuery());
        String command = RepeatCommand.of(spec);
        ExperimentPlan resolved = ExperimentPlans.of(settings, loaded, command);
        planned.ifPresent(comparison -> comparison.requireAsPlanned(resolved));
        List<NamedBaseline> saved = history.read(resolved, err);
        Path root = out != null
                ? out
                : planned.map(PlannedComparison::directory)
                        .orElseGet(() -> directory(ExperimentPlans.of(settings, loaded, "")));
        if (fresh) {
            Journal.setAside(root).ifPresent(aside -> err.println("earlier results were set aside in " + aside));
        }
        try (RecordingChatModel chatModel = chat.open(cache, err).orElse(null);
                Journal journal = Journal.open(root, resolved, Machine.describe(FaissDescription.text()));
                PlanLedger ledger = planned.map(comparison -> comparison.openLedger(err::println))
                        .orElse(null);
                InterruptNotice notice = InterruptNotice.arm(err, "finished cells", root, spec)) {
            journal.notices().forEach(err::println);
            List<SplitLeakage> leakage = LeakageFindings.of(settings, loaded, new AuditCache(cache, err::println));
            journal.putAudit(leakage);
            journal.putQueryTexts(TestQueryTexts.of(loaded));
            DataNotes.warnings(leakage).forEach(warning -> err.println("WARNING: " + warning));
            if (ledger != null) {
                ledger.adopt(Journal.read(root));
            }
            boolean trained;
            try (TerminalProgress progress =
                    new TerminalProgress(err, resolved.measures().get(0))) {
                trained = new ExperimentRunner(
                                settings, loaded, cache, progress, Optional.ofNullable(chatModel), texts.byQuery())
                        .recording(ledger == null ? RunRecorder.NONE : ledger)
                        .run(journal, parallelism);
            }
            NeighbourTable neighbours = neighbours(root, resolved.baseline());
            journal.putShownTexts(NeighbourTexts.of(neighbours, loaded));
            if (chatModel != null) {
                err.println(ChatOptions.text(chatModel.progress()));
            }
            if (!noThroughput) {
                // Figures of an earlier run hold as long as nothing had to be trained again.
                DrawTimings.measureMissing(settings, strategies, loaded, cache, root, trained, command, err, journal);
            }
        }
        ExperimentResults results = Journal.read(root);
        ReportOptions options = planned.map(comparison -> comparison.reportOptions(results))
                .orElseGet(() -> ReportOptions.of(results))
                .withHistory(saved);
        ReportFiles.Written report = ReportFiles.write(results, root, options);
        planned.ifPresent(
                comparison -> comparison.recordReport(options.standing().label(), err::println));
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? CompareOutput.json(results, options, report, root)
                                : CompareOutput.text(results, options));
        err.printf(
                "report:  %s%njournal: %s%nrepeat:  %s%ntook %.0f s%n",
                report.html(), root, command, (System.nanoTime() - start) / 1e9);
        boolean anyFinished = results.cells().stream().anyMatch(cell -> cell.status() == CellStatus.FINISHED);
        return anyFinished ? ExitCode.DONE : ExitCode.USAGE;
    }

    private static NeighbourTable neighbours(Path root, String baseline) {
        ExperimentResults results = Journal.read(root);
        return NeighbourTable.of(results, QueryChangeTable.of(results, baseline), Journal.drawnRecords(root));
    }

    /** Two commands that say the same, in another order say, have one directory. */
    private static Path directory(ExperimentPlan withoutCommand) {
        return Path.of(
                "results", "compare-" + CanonicalJson.hash(withoutCommand).substring(0, 10));
    }

    private Optional<PlannedComparison> planned() {
        if (plan == null) {
            return Optional.empty();
        }
        PlanArguments.requireNone(spec);
        if (fresh) {
            throw new UsageException(
                    "--fresh would open every test set of the plan a second time, and the results would"
                            + " be EXPLORATORY; leave it out to go on with what is there");
        }
        return Optional.of(PlannedComparison.of(plan));
    }
}
