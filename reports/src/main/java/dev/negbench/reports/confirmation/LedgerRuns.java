package dev.negbench.reports.confirmation;

import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.PlannedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of a ledger, by what became of them.
 *
 * @param started runs started, each start counted
 * @param finished runs that finished
 * @param failed runs that broke off with an error or did not apply
 * @param aborted starts without an end: killed, or still running
 * @param looks how often each test set was opened, by the run as text; those opened once included
 * @param deviations what was done otherwise than planned, since the lock in force
 */
public record LedgerRuns(
        int started,
        int finished,
        int failed,
        List<LedgerEntry> aborted,
        Map<String, Integer> looks,
        List<LedgerEntry> deviations) {

    /**
     * Counts.
     *
     * @param entries the whole ledger
     */
    public static LedgerRuns of(List<LedgerEntry> entries) {
        Map<String, LedgerEntry> open = new LinkedHashMap<>();
        List<LedgerEntry> aborted = new ArrayList<>();
        Map<String, Integer> looks = new LinkedHashMap<>();
        List<LedgerEntry> deviations = new ArrayList<>();
        int started = 0;
        int finished = 0;
        int failed = 0;
        for (LedgerEntry entry : entries) {
            PlannedRun run = entry.run();
            switch (entry.event()) {
                case RUN_STARTED -> {
                    started++;
                    LedgerEntry before = open.put(run.key(), entry);
                    if (before != null) {
                        aborted.add(before);
                    }
                }
                case TEST_OPENED -> looks.merge(run.toString(), 1, Integer::sum);
                case RUN_FINISHED -> {
                    finished++;
                    open.remove(run.key());
                }
                case RUN_FAILED -> {
                    failed++;
                    open.remove(run.key());
                }
                case DEVIATION -> deviations.add(entry);
                case PLAN_LOCKED -> deviations.clear();
                case TRIAL, REPORT -> {
                    // No run of the comparison.
                }
            }
        }
        aborted.addAll(open.values());
        return new LedgerRuns(
                started, finished, failed, List.copyOf(aborted), Map.copyOf(looks), List.copyOf(deviations));
    }

    /** Returns the largest number of times that one test set was opened by one run; 0 if none was. */
    public int mostLooks() {
        return looks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Returns whether an entry begins a run that has no end. */
    public boolean isAborted(LedgerEntry entry) {
        return entry.event() == LedgerEvent.RUN_STARTED && aborted.contains(entry);
    }
}
