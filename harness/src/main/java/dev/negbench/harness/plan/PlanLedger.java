package dev.negbench.harness.plan;

import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.harness.experiment.RunRecorder;
import dev.negbench.reports.confirmation.SearchOutcome;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.Ledger;
import dev.negbench.reports.journal.PlanFolder;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.PlannedRun;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes what happens under a locked plan into its ledger; each entry is on disk before what it tells of goes on. Held
 * by one process at a time; safe for use by several of its threads.
 */
public final class PlanLedger implements RunRecorder, AutoCloseable {
    private final Ledger ledger;
    private final String plan;
    private final Consumer<String> warnings;

    private PlanLedger(Ledger ledger, String plan, Consumer<String> warnings) {
        this.ledger = ledger;
        this.plan = plan;
        this.warnings = warnings;
    }

    /**
     * Opens the ledger of a plan.
     *
     * @param locked the plan, as read from the folder
     * @param warnings told what will cost the label
     * @throws dev.negbench.reports.journal.JournalException if another process writes there or the chain is broken
     */
    public static PlanLedger open(PlanFolder folder, LockedPlan locked, Consumer<String> warnings) {
        return new PlanLedger(Ledger.open(folder.root()), locked.lock().hash(), warnings);
    }

    /**
     * Writes down the end of runs whose records were stored by a process that was killed before it could say so.
     *
     * @param results what is stored
     */
    public void adopt(ExperimentResults results) {
        for (CellResult cell : results.cells()) {
            if (cell.status() != CellStatus.FINISHED) {
                continue;
            }
            List<LedgerEntry> known = ledger.entries().stream()
                    .filter(entry -> entry.run() != null && entry.run().key().equals(cell.key()))
                    .toList();
            boolean opened = !known.isEmpty() && known.get(known.size() - 1).event() == LedgerEvent.TEST_OPENED;
            if (opened) {
                String scores = CanonicalJson.hash(results.queryScores().get(cell.key()));
                append(
                        LedgerEvent.RUN_FINISHED,
                        known.get(known.size() - 1).run(),
                        Map.of(LedgerEntry.SCORES, scores, "found", "after a restart"));
            }
        }
    }

    @Override
    public void started(PlannedRun run) {
        long looks = ledger.entries().stream()
                .filter(entry -> entry.event() == LedgerEvent.TEST_OPENED)
                .filter(entry -> entry.run().opensTheSameAs(run))
                .count();
        if (looks > 0) {
            warnings.accept("WARNING: " + run + ": its test set was opened before (" + looks
                    + "); opening it again makes what is compared by it EXPLORATORY");
        }
        append(LedgerEvent.RUN_STARTED, run, Map.of());
    }

    @Override
    public void testOpened(PlannedRun run) {
        append(LedgerEvent.TEST_OPENED, run, Map.of());
    }

    @Override
    public void ended(PlannedRun run, CellResult result, Optional<QueryScores> scores) {
        if (scores.isPresent()) {
            append(LedgerEvent.RUN_FINISHED, run, Map.of(LedgerEntry.SCORES, CanonicalJson.hash(scores.get())));
        } else {
            String what = result.status() == CellStatus.NOT_APPLICABLE ? "not applicable: " : "";
            append(LedgerEvent.RUN_FAILED, run, Map.of(LedgerEntry.REASON, what + result.reason()));
        }
    }

    /**
     * Writes down a trial.
     *
     * @param devQuality its quality on dev; NaN if it has none
     * @param reason why it has none; empty otherwise
     */
    public void trial(SearchBudget search, int number, PlannedRun run, double devQuality, String reason) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(SearchOutcome.SEARCH_OF, search.strategy());
        facts.put(SearchOutcome.NUMBER, Integer.toString(number));
        facts.put(LedgerEntry.DEV_QUALITY, Double.toString(devQuality));
        if (!reason.isEmpty()) {
            facts.put(LedgerEntry.REASON, reason);
        }
        append(LedgerEvent.TRIAL, run, facts);
    }

    /** Writes down what was done otherwise than planned; a new version of the plan settles it. */
    public void deviation(String what) {
        append(LedgerEvent.DEVIATION, null, Map.of(LedgerEntry.REASON, what));
    }

    /** Writes down that a report was made, with its label. */
    public void report(String label) {
        append(LedgerEvent.REPORT, null, Map.of("label", label));
    }

    private void append(LedgerEvent event, PlannedRun run, Map<String, String> facts) {
        ledger.append(event, plan, CodeVersion.current().fingerprint(), run, facts);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
