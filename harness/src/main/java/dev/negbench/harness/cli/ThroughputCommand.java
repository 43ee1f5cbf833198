package dev.negbench.harness.cli;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.BenchmarkCatalogue;
import dev.negbench.harness.bench.Build;
import dev.negbench.harness.bench.Effort;
import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.journal.SpeedDocument;
import dev.negbench.reports.journal.SpeedJournal;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.reports.speed.BenchmarkChange;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.reports.speed.DrawCostChange;
import dev.negbench.reports.speed.ForkComparison;
import dev.negbench.reports.speed.SpeedChange;
import dev.negbench.reports.speed.SpeedRatio;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures with JMH what draws and filters cost, or runs the whole suite; compares with a stored run or a build. */
@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures with JMH what one draw costs: microseconds and bytes, on real candidate pools; and what"
                + " each filter costs a pool. With --suite, everything that has a benchmark.",
        footer = {
            "",
            "Every strategy is timed in its own virtual machines, on the pools its own source builds. Each fork is on",
            "disk before the next one starts: stopped and started again, the same command goes on.",
            "",
            "Examples:",
            "  ./bench throughput",
            "  ./bench throughput --strategies simans,'simans(draw=rounds)' --candidates 1000 --draws 63",
            "  ./bench throughput --into results/compare-1a2b3c4d5e     adds the figures to a comparison's report",
            "  ./bench throughput --json > old.json",
            "  ./bench throughput --compare old.json --fail-on-slowdown 5",
            "  ./bench throughput --against ../before                   forks of two builds take turns",
            "  ./bench throughput --suite --json > docs/performance.json",
            "  ./bench throughput --suite --only 'DrawCount.*draws=15' --minutes 2",
            "",
            "The interval of --compare knows the noise inside both runs, not what drifted between them: for a change",
            "that matters use --against, whose forks take turns. --against the same build is its self-test: it says",
            "'faster' or 'slower' anywhere in the table in at most one of twenty runs."
        })
final class ThroughputCommand implements Callable<Integer> {
    private static final int SUITE_FORKS = 2;
    private static final int PAIRS = 5;
    private static final double QUICK_MINUTES = 2;

    @Option(
            names = {"-s", "--strategies", "--strategy"},
            paramLabel = "LIST",
            completionCandidates = StrategyNames.class,
            description = "Strategies or compositions. Default: every strategy that draws or filters")
    private List<String> strategies = new ArrayList<>();

    @Option(
            names = {"-d", "--dataset"},
            paramLabel = "NAME",
            completionCandidates = DatasetNames.class,
            description = "Whose queries and documents. Default: ${DEFAULT-VALUE}",
            defaultValue = ExperimentOptions.DEFAULT_DATASET)
    private String dataset;

    @Mixin
    private DataOptions data;

    @Mixin
    private DownloadOption download;

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

    @Option(names = "--suite", description = "Time everything that has a benchmark, the machine's own limits first.")
    private boolean suite;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "Of the suite, what this regular expression is found in: class, method, parameters.")
    private String only;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long the suite may take; iterations get as short as needed. Default: ${DEFAULT-VALUE}",
            defaultValue = "10")
    private double minutes;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Virtual machines for each benchmark. Default: 3, quick 1, suite 2, --against 5 pairs")
    private Integer forks;

    @Option(
            names = "--quick",
            description = "One fork and short iterations: rough figures in a few seconds a strategy or benchmark.")
    private boolean quick;

    @Option(names = "--into", paramLabel = "DIR", description = "A comparison's results; the figures join its report.")
    private Path into;

    @Option(
            names = "--compare",
            paramLabel = "OLD.json",
            description = "Output of an earlier --json: prints new/old with a 99.9 %% interval and a verdict.")
    private Path compare;

    @Option(
            names = "--against",
            paramLabel = "BUILD",
            description = "Another build's working tree or jar: forks of both take turns; prints this/other with a"
                    + " 95 %% interval over pairs of forks.")
    private Path against;

    @Option(
            names = "--fail-on-slowdown",
            paramLabel = "PERCENT",
            description = "With --compare or --against: exit code 1 if the whole interval of a benchmark is this much"
                    + " slower.")
    private Double failOnSlowdown;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the forks are kept. Default: results/throughput-HASH in the working directory")
    private Path root;

    @Option(names = "--fresh", description = "Set the forks of a stopped run aside and start anew.")
    private boolean fresh;

    @Option(names = "--dry-run", description = "Say what would be timed, and what not and why; time nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON; with --compare or --against, the comparison only.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        check();
        PrintStream err = System.err;
        Strategies known = Strategies.load();
        DrawTimings.Shape shape = new DrawTimings.Shape(dataset, candidates, draws);
        boolean whole = suite || only != null;
        List<ConfiguredStrategy> named = named(known);
        TimingPlan plan = whole
                ? TimingPlan.ofSuite(known, pattern(), shape)
                : TimingPlan.ofStrategies(known, named, candidates);
        List<BenchmarkCase> cases = plan.cases(shape);
        List<Build> builds =
                against == null ? List.of(Build.running()) : List.of(Build.other(against), Build.running());
        Effort effort = effort(whole, Math.max(1, cases.size()) * builds.size());
        if (dryRun) {
            describe(plan, cases, effort, builds.size());
            return ExitCode.DONE;
        }
        if (cases.isEmpty()) {
            throw new UsageException(whole
                    ? "--only " + only + " matches no benchmark; './bench throughput --suite --dry-run' lists them"
                    : "there is nothing to time: " + plan.nothing());
        }
        List<DrawCost> oldCosts = compare == null || whole ? List.of() : comparable(plan);
        SpeedResults oldSuite = compare == null || !whole ? SpeedResults.NONE : SpeedDocument.read(compare);
        Path directory = root != null ? root : defaultRoot(cases, effort, builds);
        if (fresh) {
            Journal.setAside(directory).ifPresent(aside -> err.println("earlier forks were set aside in " + aside));
        }
        sayNothing(plan, err);
        TimedStages stages = new TimedStages();
        SpeedResults timed = time(known, plan, cases, shape, builds, effort, directory, stages, err);
        err.println("forks: " + directory);
        if (into != null) {
            addTo(timed, stages, err);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (against != null) {
            List<ForkComparison> comparisons = ForkComparison.of(timed.runs());
            out.print(json ? ForkComparisonOutput.json(comparisons) + "\n" : ForkComparisonOutput.table(comparisons));
            return exit(comparisons.stream().anyMatch(c -> failOnSlowdown != null && c.isSlowerBy(failOnSlowdown)));
        }
        return whole ? printSuite(out, timed, oldSuite) : printStages(out, stages, oldCosts);
    }

    private void check() {
        if (candidates < 1 || draws < 1) {
            throw new UsageException(
                    "--candidates and --draws must be at least 1, were " + candidates + " and " + draws);
        }
        if (forks != null && forks < 1) {
            throw new UsageException("--forks must be at least 1, was " + forks);
        }
        if (against != null && forks != null && forks < 2) {
            throw new UsageException("--against needs at least 2 pairs of forks to know its noise, had " + forks);
        }
        if (!(minutes > 0)) {
            throw new UsageException("--minutes must be above 0, was " + minutes);
        }
        if (failOnSlowdown != null && compare == null && against == null) {
            throw new UsageException("--fail-on-slowdown needs --compare OLD.json or --against BUILD");
        }
        if (failOnSlowdown != null && !(failOnSlowdown >= 0)) {
            throw new UsageException("--fail-on-slowdown must be at least 0 percent, was " + failOnSlowdown);
        }
        if (compare != null && against != null) {
            throw new UsageException("--compare and --against answer the same question; give one of them");
        }
        if ((suite || only != null) && (into != null || !strategies.isEmpty())) {
            throw new UsageException("--suite times everything; leave out --strategies and --into, select by --only");
        }
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(only == null ? "" : only);
        } catch (PatternSyntaxException e) {
            throw new UsageException("--only " + only + " is no regular expression: " + e.getDescription());
        }
    }

    private Effort effort(boolean whole, int benchmarks) {
        int pairs = against != null ? PAIRS : 0;
        if (whole) {
            int count = forks != null ? forks : Math.max(quick ? 1 : SUITE_FORKS, pairs);
            return Effort.within(benchmarks, count, quick ? Math.min(minutes, QUICK_MINUTES) : minutes);
        }
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        return effort.withForks(forks != null ? forks : Math.max(effort.forks(), pairs));
    }

    private void describe(TimingPlan plan, List<BenchmarkCase> cases, Effort effort, int builds) {
        PrintWriter out = spec.commandLine().getOut();
        cases.forEach(benchmark -> out.println(benchmark.name()));
        sayNothing(plan, System.err);
        System.err.println(about(cases.size(), effort, builds));
    }

    private static void sayNothing(TimingPlan plan, PrintStream err) {
        plan.nothing().forEach((strategy, reason) -> err.println("nothing to time of " + strategy + ": " + reason));
    }

    private static String about(int cases, Effort effort, int builds) {
        return String.format(
                Locale.ROOT,
                "%d benchmarks, %d forks each%s, %d + %d iterations of %d ms: about %.0f minutes",
                cases,
                effort.forks(),
                builds > 1 ? " of both builds" : "",
                effort.warmups(),
                effort.iterations(),
                effort.iterationMillis(),
                Math.ceil((double) cases * effort.forks() * builds * effort.forkMillis() / 60_000));
    }

    private Path defaultRoot(List<BenchmarkCase> cases, Effort effort, List<Build> builds) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("code", CodeVersion.current().fingerprint());
        identity.put("cases", cases.stream().map(BenchmarkCase::name).toList());
        identity.put("effort", effort);
        identity.put("builds", builds.stream().map(Build::version).toList());
        return Path.of("results", "throughput-" + CanonicalJson.hash(identity).substring(0, 10));
    }

    private SpeedResults time(
            Strategies known,
            TimingPlan plan,
            List<BenchmarkCase> cases,
            DrawTimings.Shape shape,
            List<Build> builds,
            Effort effort,
            Path directory,
            TimedStages stages,
            PrintStream err)
            throws IOException {
        TimingSession.Request request = new TimingSession.Request(
                BenchmarkCatalogue.questions(cases), RepeatCommand.of(spec), cases.size());
        boolean anyDraw = !plan.draws().isEmpty();
        ExperimentSettings settings = anyDraw ? ExperimentSettings.forTiming(plan.draws(), dataset) : null;
        if (anyDraw) {
            download.fetchMissing(settings.datasets(), data.locator(), err);
        }
        Map<String, TrainingData> loaded = anyDraw ? data.load(settings, err) : Map.of();
        err.println(about(cases.size(), effort, builds.size()));
        try (TimingSession session = TimingSession.open(directory, request, builds, effort, err);
                InterruptNotice notice = InterruptNotice.arm(err, "finished forks", directory, spec)) {
            for (BenchmarkCase benchmark : plan.benchmarks()) {
                BenchmarkFigure figure = session.measure(benchmark, List.of());
                if (figure.isMeasured() && figure.params().containsKey("strategy") && !suite && only == null) {
                    stages.addFilter(figure);
                }
            }
            if (anyDraw) {
                try (PreparedDataset prepared =
                        PreparedDataset.of(
                                loaded.get(dataset), settings, CacheFolder.standard(), EmbeddingProgress.NONE)) {
                    for (ConfiguredStrategy strategy : plan.draws()) {
                        DrawTimings.measure(strategy, known, prepared, shape, session, stages::add);
                    }
                }
            }
            session.complete();
            return session.results();
        }
    }

    private void addTo(SpeedResults timed, TimedStages stages, PrintStream err) {
        ExperimentResults stored = Journal.read(into);
        try (Journal journal = Journal.open(into, stored.plan(), Machine.describe(FaissDescription.text()));
                SpeedJournal forksOfReport = SpeedJournal.open(into.resolve(Journal.TIMINGS))) {
            timed.sittings().forEach(forksOfReport::append);
            timed.runs().forEach(forksOfReport::append);
            stages.costs().stream().filter(cost -> cost.draws() > 0).forEach(journal::append);
        }
        err.println("report: "
                + ReportFiles.write(Journal.read(into), into, stored.plan().baseline())
                        .html());
    }

    private int printSuite(PrintWriter out, SpeedResults timed, SpeedResults old) {
        List<BenchmarkFigure> figures = BenchmarkFigure.of(timed.runs(), BenchmarkRun.THIS);
        if (compare == null) {
            out.print(json ? SpeedDocument.text(timed) : suiteTable(figures));
            return ExitCode.DONE;
        }
        List<BenchmarkChange> changes =
                BenchmarkChange.between(BenchmarkFigure.of(old.runs(), BenchmarkRun.THIS), figures);
        out.print(json ? ForkComparisonOutput.changesJson(changes) + "\n" : ForkComparisonOutput.changes(changes));
        return exit(changes.stream().anyMatch(change -> isSlowdown(change.change(), change.speed())));
    }

    private int printStages(PrintWriter out, TimedStages stages, List<DrawCost> old) {
        if (compare == null) {
            out.print(json ? stages.json() : stages.table());
            return ExitCode.DONE;
        }
        List<DrawCostChange> changes = DrawCostChange.between(old, stages.costs());
        out.print(
                json
                        ? DrawCostChangeOutput.json(changes) + "\n"
                        : stages.table() + "\n" + DrawCostChangeOutput.table(changes));
        return exit(changes.stream().anyMatch(change -> isSlowdown(change.change(), change.speed())));
    }

    private boolean isSlowdown(SpeedChange change, SpeedRatio speed) {
        return failOnSlowdown != null
                && change == SpeedChange.SLOWER
                && speed.interval().lower() > 1 + failOnSlowdown / 100;
    }

    private static int exit(boolean slowdown) {
        return slowdown ? ExitCode.REGRESSION : ExitCode.DONE;
    }

    private static String suiteTable(List<BenchmarkFigure> figures) {
        TextTable table = new TextTable("benchmark", "cost", "bytes", "CPU/wall", "forks apart");
        for (BenchmarkFigure figure : figures) {
            table.add(
                    figure.name(),
                    figure.isMeasured() ? FigureText.cost(figure) : "FAILED: " + String.join("; ", figure.failures()),
                    FigureText.bytes(figure),
                    FigureText.share(figure.cpuShare()) + (figure.isDisturbed() ? " disturbed" : ""),
                    FigureText.share(figure.forkSpread()));
        }
        return table.toString();
    }

    /** Reads the old figures, and refuses what could not be compared before minutes go into timing. */
    private List<DrawCost> comparable(TimingPlan plan) {
        Set<String> names = new HashSet<>();
        Stream.concat(
                        plan.draws().stream().map(ConfiguredStrategy::print),
                        plan.benchmarks().stream().map(benchmark -> benchmark.params().get("strategy")))
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UsageException(
                            "--compare needs every strategy once; --strategies has " + name + " twice");
                });
        return DrawCostJson.readComparable(compare, dataset, candidates, draws);
    }

    private List<ConfiguredStrategy> named(Strategies known) {
        return strategies.stream()
                .flatMap(list -> ExperimentOptions.splitOutsideBrackets(list).stream())
                .map(known::parse)
                .toList();
    }
}
