package dev.negbench.reports.confirmation;

import dev.negbench.reports.confirmation.Confirmation.Condition;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.PlannedRun;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import java.util.ArrayList;
import java.util.List;

/** The conditions about each run whose numbers are shown. */
final class RunConditions {
    private final LockedPlan locked;
    private final ExperimentResults results;
    private final List<Failure> notStarted = new ArrayList<>();
    private final List<Failure> otherData = new ArrayList<>();
    private final List<Failure> otherCode = new ArrayList<>();
    private final List<Failure> opened = new ArrayList<>();
    private final List<Failure> otherScores = new ArrayList<>();

    private RunConditions(LockedPlan locked, ExperimentResults results) {
        this.locked = locked;
        this.results = results;
    }

    static List<Condition> of(LockedPlan locked, ExperimentResults results) {
        RunConditions conditions = new RunConditions(locked, results);
        results.cells().stream()
                .filter(cell -> cell.status() == CellStatus.FINISHED)
                .forEach(conditions::check);
        return List.of(
                new Condition("each run started after the plan was locked", conditions.notStarted),
                new Condition("each run used the data of the plan", conditions.otherData),
                new Condition("each run used the code that the plan was locked with", conditions.otherCode),
                new Condition("each test set was opened once, by its run", conditions.opened),
                new Condition("the numbers are those that the runs finished with", conditions.otherScores));
    }

    private void check(CellResult cell) {
        String name = cell.strategy() + " on " + cell.dataset() + ", " + cell.mode() + ", seed " + cell.seed();
        List<LedgerEntry> starts = entries(locked.sinceLock(), LedgerEvent.RUN_STARTED, cell).stream()
                .filter(entry -> entry.plan().equals(locked.lock().hash()))
                .toList();
        if (starts.isEmpty()) {
            notStarted.add(Failure.ofRun(name + ": the ledger has no start of it since the lock", cell));
            return;
        }
        LedgerEntry start = starts.get(starts.size() - 1);
        PlannedRun run = start.run();
        String data = locked.plan().experiment().fingerprints().get(cell.dataset());
        if (!run.data().equals(data)) {
            // A plan expires with its data, so this costs more than the run's own comparisons.
            otherData.add(Failure.ofPlan(name + ": SHA-256 " + run.data() + ", planned " + data));
        }
        if (!start.code().equals(locked.lock().code())) {
            otherCode.add(Failure.ofRun(
                    name + ": " + start.code() + ", locked with "
                            + locked.lock().code(),
                    cell));
        }
        checkOpenings(name, cell, start);
    }

    private void checkOpenings(String name, CellResult cell, LedgerEntry start) {
        // Of the whole ledger: an opening under an earlier version of the plan has shown the result too.
        List<LedgerEntry> openings = locked.entries().stream()
                .filter(entry -> entry.event() == LedgerEvent.TEST_OPENED)
                .filter(entry -> entry.run().opensTheSameAs(start.run()))
                .toList();
        if (openings.size() != 1) {
            opened.add(Failure.ofRun(name + ": opened " + openings.size() + " times", cell));
        }
        List<LedgerEntry> ends = entries(locked.sinceLock(), LedgerEvent.RUN_FINISHED, cell);
        QueryScores scores = results.queryScores().get(cell.key());
        if (ends.size() != 1 || scores == null) {
            otherScores.add(Failure.ofRun(name + ": the ledger has " + ends.size() + " ends of it", cell));
            return;
        }
        if (openings.size() == 1 && !isBetween(openings.get(0), start, ends.get(0))) {
            opened.add(Failure.ofRun(name + ": opened outside of its run", cell));
        }
        if (!ends.get(0).fact(LedgerEntry.SCORES).equals(CanonicalJson.hash(scores))) {
            otherScores.add(Failure.ofRun(name + ": its scores have another hash than the run finished with", cell));
        }
    }

    private static boolean isBetween(LedgerEntry opening, LedgerEntry start, LedgerEntry end) {
        return start.number() < opening.number()
                && opening.number() < end.number()
                && opening.run().equals(start.run());
    }

    private static List<LedgerEntry> entries(List<LedgerEntry> among, LedgerEvent event, CellResult cell) {
        return among.stream()
                .filter(entry -> entry.event() == event)
                .filter(entry -> entry.run() != null && entry.run().key().equals(cell.key()))
                .filter(entry -> names(entry.run(), cell))
                .toList();
    }

    private static boolean names(PlannedRun run, CellResult cell) {
        return run.strategy().equals(cell.strategy())
                && run.dataset().equals(cell.dataset())
                && run.mode().equals(cell.mode())
                && run.seed() == cell.seed();
    }
}
