package dev.negbench.harness.cli;

import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.journal.BaselineDirectory;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.tables.HistoryTable;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which saved baselines a report shows the means over. */
final class HistoryOption {
    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "Show in the report how the means went over the baselines saved in this folder, such as"
                    + " baselines.")
    private Path folder;

    /**
     * Reads the baselines, oldest first, and says which of them have no place beside a plan's results.
     *
     * @return none if no history was asked for
     * @throws UsageException if the folder holds no baseline
     */
    List<NamedBaseline> read(ExperimentPlan plan, PrintStream err) {
        if (folder == null) {
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--history " + folder + ": no such folder; './bench baseline save NAME' makes"
                    + " baselines, in the folder baselines unless told otherwise");
        }
        List<NamedBaseline> saved = BaselineDirectory.history(folder);
        if (saved.isEmpty()) {
            throw new UsageException("--history " + folder + ": no baseline in it; "
                    + (BaselineDirectory.isOne(folder)
                            ? "it is one itself, name the folder that it is in"
                            : "'./bench baseline save NAME --baselines " + folder + "' makes one"));
        }
        List<HistoryTable.LeftOut> leftOut = HistoryTable.leftOut(plan, saved);
        leftOut.forEach(left -> err.println("history: " + left.name() + " is left out, it " + left.reason()));
        if (leftOut.size() == saved.size()) {
            err.println("history: no baseline in " + folder + " has a place beside these results, so the report has no"
                    + " history; './bench baseline save NAME --from RESULTS' keeps these");
        }
        return saved;
    }
}
