package dev.negbench.harness.cli;

import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.ExperimentResults;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders stored results again, for example against another baseline or while an experiment still runs. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes report.html and report.md from stored results.",
        footer = {
            "",
            "Examples:",
            "  ./bench report results/compare-1a2b3c4d5e",
            "  ./bench report results/compare-1a2b3c4d5e --baseline topk"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A results directory.")
    private Path directory;

    @Option(
            names = "--baseline",
            paramLabel = "STRATEGY",
            description = "Test against this strategy instead of the plan's.")
    private String baseline;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ExperimentResults results = Journal.read(directory);
        String against = baseline == null ? results.plan().baseline() : baseline;
        ReportFiles.Written written = ReportFiles.write(results, directory, against);
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? CompareOutput.json(results, against, written, directory)
                                : CompareOutput.text(results, against));
        System.err.println("report: " + written.html());
        return ExitCode.DONE;
    }
}
