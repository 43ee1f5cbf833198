package dev.negbench.harness.cli;

import dev.negbench.reports.journal.PlanFolder;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The plan that a verb is about. */
final class PlanParameter {
    @Parameters(paramLabel = "PLAN", description = "A plan's folder, or plan.json in it.")
    private Path named;

    PlanFolder folder() {
        return PlanFolder.of(named);
    }
}
