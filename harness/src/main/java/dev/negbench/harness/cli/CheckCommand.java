package dev.negbench.harness.cli;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.Build;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.gate.ReplayedPlan;
import dev.negbench.harness.gate.SameMachine;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.GateVerdict;
import dev.negbench.reports.gate.QualityCheck;
import dev.negbench.reports.gate.SpeedCheck;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The regression gate: runs a baseline's experiment with this code and says whether anything got worse, or better. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the experiment of a baseline with this code, and flags what became worse, or suspiciously"
                + " better.",
        footer = {
            "",
            "Quality: the mean over seeds and queries must not fall beyond the baseline's margin, and not more queries",
            "be lost than training with another seed loses, plus a budget. Speed: a benchmark must not take longer",
            "beyond the threshold; --against lets forks of both builds take turns, without it the stored forks count,",
            "on the machine they were measured on. Improvements of that size are flagged too: leakage looks like one.",
            "",
            "An older build is a working tree in which './bench' has built:",
            "  git worktree add ../before v1.2 && ../before/bench --rebuild --version",
            "",
            "Exit codes: 0 nothing flagged, 1 flagged, 2 wrong usage or other data, 3 this machine cannot judge speed.",
            "",
            "Examples:",
            "  ./bench check --baseline main",
            "  ./bench check --baseline main --strict --json",
            "  ./bench check --baseline main --results results/compare-1a2b3c4d5e",
            "  ./bench check --baseline main --no-quality --against ../before --speed 'DrawCount.*draws=15'"
        })
final class CheckCommand implements Callable<Integer> {
    @Option(names = "--baseline", paramLabel = "NAME", required = true, description = "What to hold this code against.")
    private String name;

    @Option(
            names = "--results",
            paramLabel = "RESULTS",
            description = "Judge these results of the same experiment instead of running it.")
    private Path given;

    @Option(
            names = "--against",
            paramLabel = "BUILD",
            description = "The older build's working tree or jar: forks of both take turns.")
    private Path against;

    @Option(
            names = "--speed",
            paramLabel = "REGEX",
            description = "With --against: time these benchmarks. Default: those of the baseline")
    private String speed;

    @Option(names = "--no-quality", description = "Check speed only.")
    private boolean noQuality;

    @Option(names = "--no-speed", description = "Check quality only.")
    private boolean noSpeed;

    @Option(names = "--strict", description = "Flag what stays undecided as well.")
    private boolean strict;

    @Option(names = "--allow-improvement", description = "Show improvements, but do not fail on them.")
    private boolean allowImprovement;

    @Mixin
    private BaselineOptions baselines;

    @Mixin
    private GateRun run;

    @Mixin
    private DataOptions data;

    @Mixin
    private DownloadOption download;

    @Option(names = "--json", description = "Print the verdicts as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        requireSense();
        PrintStream err = System.err;
        Baseline baseline = baselines.read(name);
        List<String> notes = new ArrayList<>();
        List<QualityCheck> quality = noQuality ? List.of() : quality(baseline, notes, err);
        GateTimings.Outcome timed = timesSpeed(baseline)
                ? speed(baseline, err)
                : new GateTimings.Outcome(List.of(), List.of());
        CheckOutput output = new CheckOutput(name, baseline, quality, timed, List.copyOf(notes));
        spec.commandLine().getOut().print(json ? output.json() : output.text());
        boolean flagged = Stream.concat(
                        quality.stream().map(QualityCheck::verdict),
                        timed.checks().stream().map(SpeedCheck::verdict))
                .anyMatch(this::fails);
        if (flagged) {
            return ExitCode.REGRESSION;
        }
        return timed.refusals().isEmpty() ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }

    private void requireSense() {
        if (noQuality && noSpeed) {
            throw new UsageException("--no-quality and --no-speed leave nothing to check");
        }
        if (noQuality && given != null) {
            throw new UsageException("--results are judged for their quality; leave out --no-quality");
        }
        if (noSpeed && against != null) {
            throw new UsageException("--against is for speed; leave out --no-speed");
        }
        if (speed != null && against == null) {
            throw new UsageException("--speed chooses what --against times; the baseline's own timings are checked as"
                    + " they were stored");
        }
    }

    private boolean fails(GateVerdict verdict) {
        return switch (verdict) {
            case REGRESSION -> true;
            case IMPROVEMENT -> !allowImprovement;
            case UNDECIDED -> strict;
            case HOLDS, IDENTICAL -> false;
        };
    }

    private List<QualityCheck> quality(Baseline baseline, List<String> notes, PrintStream err)
            throws InterruptedException {
        ExperimentResults later;
        if (given != null) {
            later = Journal.read(given);
            ReplayedPlan.requireSame(baseline.plan(), later.plan());
        } else {
            ExperimentSettings settings = ReplayedPlan.settings(baseline.plan(), Strategies.load());
            settings.encoder().requirePresent();
            download.fetchMissing(settings.datasets(), data.locator(), err);
            Map<String, TrainingData> loaded = data.load(settings, err);
            ReplayedPlan.requireSame(baseline.plan(), settings, loaded);
            later = run.run("check", settings, loaded, spec, err);
        }
        notes.addAll(changedDefaults(baseline, later));
        SameMachine.differences(baseline.environment(), later.environment()).stream()
                .map(difference -> difference + ": equal code may differ in the last digits")
                .forEach(notes::add);
        return QualityCheck.of(baseline.against(later), baseline.rules());
    }

    /** A default that changed is a change of code, and what it does to quality is just what is asked. */
    private static List<String> changedDefaults(Baseline baseline, ExperimentResults later) {
        return later.cells().stream()
                .filter(cell -> !cell.strategyFull().equals(baseline.strategiesInFull().get(cell.strategy())))
                .map(CheckCommand::changedDefault)
                .distinct()
                .toList();
    }

    private static String changedDefault(CellResult cell) {
        return cell.strategy() + " has other defaults than in the baseline: now " + cell.strategyFull();
    }

    private boolean timesSpeed(Baseline baseline) {
        boolean stored = !baseline.speed().runs().isEmpty();
        if (against != null && !stored && speed == null) {
            throw new UsageException("baseline '" + name + "' has no timings: name benchmarks by --speed REGEX");
        }
        if (noQuality && against == null && !stored) {
            throw new UsageException("baseline '" + name + "' has no timings; './bench baseline save' keeps some with"
                    + " --speed, or give --against BUILD --speed REGEX");
        }
        return !noSpeed && (against != null || stored);
    }

    private GateTimings.Outcome speed(Baseline baseline, PrintStream err) throws IOException {
        GateTimings timings = new GateTimings(GateTimings.EFFORT, Preflight::now, RepeatCommand.of(spec), err);
        if (against == null) {
            return timings.againstStored(baseline, GateRun.directory("check-speed", baseline.savedAt()));
        }
        List<BenchmarkCase> cases = speed == null ? GateTimings.of(baseline) : GateTimings.matching(speed);
        Path directory = GateRun.directory(
                "check-speed",
                List.of(
                        Build.other(against).version(),
                        cases.stream().map(BenchmarkCase::name).toList()));
        return timings.against(against, cases, baseline.rules().speedShare(), directory);
    }
}
