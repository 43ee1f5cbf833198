package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.gate.ReplayedPlan;
import dev.negbench.harness.gate.SourceRevision;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.GateRules;
import dev.negbench.reports.journal.BaselineDirectory;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.strategies.Strategies;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves a baseline, from stored results or from a run of its own. */
@Command(
        name = "save",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs an experiment, or takes one that was run, and keeps what later code is held against.",
        footer = {
            "",
            "Without --from, the options of './bench compare' say what is run. Thresholds are fixed here, so that",
            "nobody chooses them after seeing a result.",
            "",
            "Examples:",
            "  ./bench baseline save main",
            "  ./bench baseline save scifact --strategies random,topk,simans --dataset scifact --margin 0.02",
            "  ./bench baseline save main --from results/compare-1a2b3c4d5e",
            "  ./bench baseline save v2 --note 'pools are refreshed every epoch'",
            "  ./bench baseline save fast --from results/compare-1a2b3c4d5e --speed 'DrawCount.*draws=15'"
        })
final class BaselineSaveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The baseline's name.")
    private String name;

    @Option(
            names = "--from",
            paramLabel = "RESULTS",
            description = "Results of './bench compare' to keep instead of running anything.")
    private Path from;

    @Option(
            names = "--speed",
            paramLabel = "REGEX",
            description = "Also time the benchmarks that './bench throughput --only REGEX' would, and keep the forks.")
    private String speed;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "What later readers of the history should know, in a line: why it was saved, what changed.",
            defaultValue = "")
    private String note;

    @Option(names = "--replace", description = "Take the place of a baseline of this name.")
    private boolean replace;

    @Mixin
    private BaselineOptions baselines;

    @Mixin
    private GateRuleOptions rules;

    @Mixin
    private GateRun run;

    @Mixin
    private DataOptions data;

    @Mixin
    private DownloadOption download;

    @Mixin
    private ExperimentOptions experiment;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintStream err = System.err;
        Path directory = baselines.directory(name);
        if (Files.exists(directory) && !replace) {
            throw new UsageException(directory + " exists; choose another name, or replace it by --replace");
        }
        if (Files.exists(directory)) {
            BaselineDirectory.requireReplaceable(directory);
        }
        if (from != null) {
            refuseWhatIsRun();
        }
        Baseline.requireNote(note);
        GateRules fixed = rules.rules();
        List<BenchmarkCase> benchmarks = speed == null ? List.of() : GateTimings.matching(speed);
        ExperimentResults results = from != null ? Journal.read(from) : run(err);
        // What could not be run again must not become a baseline.
        ReplayedPlan.settings(results.plan(), Strategies.load());
        SpeedResults timed = SpeedResults.NONE;
        if (!benchmarks.isEmpty()) {
            List<String> unfit = GateTimings.unfit(Preflight.now());
            if (!unfit.isEmpty()) {
                err.println("bench: this machine, now, is unfit for timing: " + String.join("; ", unfit)
                        + "; stop other processes and run the same command again, or leave out --speed");
                return ExitCode.ENVIRONMENT;
            }
            timed = new GateTimings(GateTimings.EFFORT, Preflight::now, RepeatCommand.of(spec), err)
                    .measure(benchmarks, GateRun.directory("baseline-speed", speed));
        }
        String revision =
                results.environment().negbench().equals(CodeVersion.current().display())
                        ? SourceRevision.of(Path.of(System.getProperty(DatasetLocator.HOME_PROPERTY, ".")))
                        : "";
        Baseline baseline =
                Baseline.of(results, Instant.now(), revision, fixed, timed).withNote(note);
        if (Files.exists(directory)) {
            BaselineDirectory.replace(directory, baseline);
        } else {
            BaselineDirectory.write(directory, baseline);
        }
        spec.commandLine().getOut().println(directory);
        return ExitCode.DONE;
    }

    private void refuseWhatIsRun() {
        Set<String> decided = CommandSpec.forAnnotatedObject(new ExperimentOptions())
                .optionsMap()
                .keySet();
        spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> decided.contains(option.longestName()))
                .findFirst()
                .ifPresent(option -> {
                    throw new UsageException("--from takes results as they are; leave out " + option.longestName());
                });
    }

    private ExperimentResults run(PrintStream err) throws InterruptedException {
        ExperimentSettings settings = experiment.resolve(Strategies.load(), Optional.empty(), Optional.empty());
        settings.encoder().requirePresent();
        download.fetchMissing(settings.datasets(), data.locator(), err);
        return run.run("baseline", settings, data.load(settings, err), spec, err);
    }
}
