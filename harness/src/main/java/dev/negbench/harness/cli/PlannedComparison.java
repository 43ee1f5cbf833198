package dev.negbench.harness.cli;

import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.harness.plan.PlanLedger;
import dev.negbench.reports.confirmation.Confirmation;
import dev.negbench.reports.confirmation.SearchOutcome;
import dev.negbench.reports.journal.PlanDifference;
import dev.negbench.reports.journal.PlanFolder;
import dev.negbench.reports.pages.ReportOptions;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A comparison under a locked plan.
 *
 * @param folder where the plan is
 * @param locked the plan, verified
 */
record PlannedComparison(PlanFolder folder, LockedPlan locked) {
    /**
     * Reads and verifies a plan.
     *
     * @throws dev.negbench.reports.journal.JournalException if it was not locked, was edited since, or its ledger is
     *     broken
     */
    static PlannedComparison of(Path named) {
        PlanFolder folder = PlanFolder.of(named);
        return new PlannedComparison(folder, folder.locked());
    }

    /** Returns what is to be run. */
    ExperimentOptions experiment() {
        return PlanArguments.parse(locked);
    }

    /**
     * Refuses to run something else than was planned.
     *
     * @throws UsageException if data, settings or code are others
     */
    void requireAsPlanned(ExperimentPlan found) {
        requireAsPlanned(folder, locked, SearchOutcome.experiment(locked).orElseThrow(), found);
    }

    static void requireAsPlanned(PlanFolder folder, LockedPlan locked, ExperimentPlan planned, ExperimentPlan found) {
        String remedy = "; lock a new version with './bench plan lock " + folder.root()
                + " --reason TEXT', or explore without --plan";
        List<String> differences = PlanDifference.between(planned, found);
        if (!differences.isEmpty()) {
            throw new UsageException(folder.file() + ": this is not what was planned" + remedy + ". What differs:\n  "
                    + String.join("\n  ", differences));
        }
        CodeVersion code = CodeVersion.current();
        if (!code.fingerprint().equals(locked.lock().code())) {
            throw new UsageException(folder.file() + ": locked with negbench "
                    + locked.lock().codeRevision() + ", this is " + code.display() + remedy);
        }
    }

    /** Returns where results go unless the user says otherwise. */
    Path directory() {
        return Path.of("results", "plan-" + locked.lock().hash().substring(0, 10));
    }

    /** Opens the ledger for a run. */
    PlanLedger openLedger(Consumer<String> warnings) {
        return PlanLedger.open(folder, locked, warnings);
    }

    /** Writes down that results were reported, and as what. */
    void recordReport(String label, Consumer<String> warnings) {
        try (PlanLedger ledger = openLedger(warnings)) {
            ledger.report(label);
        }
    }

    /** Returns how results under the plan are reported, as its ledger now has it. */
    ReportOptions reportOptions(ExperimentResults results) {
        LockedPlan now = folder.locked();
        return ReportOptions.of(results)
                .withSettings(now.plan().statistics())
                .withStanding(Confirmation.of(now, results).standings())
                .withPlanFacts(PlanFacts.of(now));
    }
}
