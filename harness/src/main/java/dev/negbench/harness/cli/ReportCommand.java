package dev.negbench.harness.cli;

import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.journal.SpeedDocument;
import dev.negbench.reports.pages.PerformancePage;
import dev.negbench.reports.pages.ReportOptions;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.SpeedResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders stored results again, for example against another baseline or while an experiment still runs. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes report.html and report.md from stored results, comparison.tex and tables/*.csv beside them; or a"
                    + " page from the timings of a suite."
        },
        footer = {
            "",
            "Examples:",
            "  ./bench report results/compare-1a2b3c4d5e",
            "  ./bench report results/compare-1a2b3c4d5e --baseline topk",
            "  ./bench report results/compare-1a2b3c4d5e --history baselines     means over saved baselines",
            "  ./bench report --performance docs/performance.json --out docs/performance.md"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "0..1", description = "A results directory.")
    private Path directory;

    @Option(
            names = "--baseline",
            paramLabel = "STRATEGY",
            description = "Test against this strategy instead of the plan's.")
    private String baseline;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description = "The locked plan that the results were made under, which decides on their label.")
    private Path plan;

    @Mixin
    private HistoryOption history;

    @Option(
            names = "--performance",
            paramLabel = "FILE.json",
            split = ",",
            description = "Make a page of timings that './bench throughput --suite --json' wrote. Several files:"
                    + " figures of later ones replace those of earlier ones.")
    private List<Path> performance = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE.md", description = "Where that page goes. Default: standard output")
    private Path out;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!performance.isEmpty()) {
            return writePerformance();
        }
        if (directory == null) {
            throw new UsageException("name a results directory, or timings by --performance FILE.json");
        }
        if (out != null) {
            throw new UsageException("--out is for --performance; the report goes into the results directory");
        }
        ExperimentResults results = Journal.read(directory);
        if (plan != null && baseline != null) {
            throw new UsageException("--baseline comes from the plan; leave it out, or leave out --plan");
        }
        List<NamedBaseline> saved = history.read(results.plan(), System.err);
        ReportOptions options = (plan == null
                ? ReportOptions.of(results)
                        .withBaseline(
                                baseline == null
                                        ? results.plan().baseline()
                                        : StoredStrategy.name(results.plan(), baseline))
                : PlannedComparison.of(plan).reportOptions(results)).withHistory(saved);
        ReportFiles.Written written = ReportFiles.write(results, directory, options);
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? CompareOutput.json(results, options, written, directory)
                                : CompareOutput.text(results, options));
        System.err.println("report: " + written.html());
        return ExitCode.DONE;
    }

    private int writePerformance() throws IOException {
        if (directory != null) {
            throw new UsageException("give a results directory or --performance, not both");
        }
        // The name as it stands beside the page: a path of this machine says nothing to its readers.
        String names =
                performance.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining("`, `"));
        SpeedResults timings = performance.stream()
                .map(SpeedDocument::read)
                .reduce(SpeedResults::updatedWith)
                .orElseThrow();
        String page = PerformancePage.markdown(timings, names);
        if (out == null) {
            spec.commandLine().getOut().print(page);
        } else {
            Files.writeString(out, page);
            System.err.println("page: " + out);
        }
        return ExitCode.DONE;
    }
}
