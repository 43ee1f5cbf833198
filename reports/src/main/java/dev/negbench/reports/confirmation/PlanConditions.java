package dev.negbench.reports.confirmation;

import dev.negbench.reports.confirmation.Confirmation.Condition;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.LedgerChain;
import dev.negbench.reports.journal.PlanDifference;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.PlanLock;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The conditions about a plan as a whole. Checks again what reading a plan checks: none rests on its caller. */
final class PlanConditions {
    private PlanConditions() {}

    static List<Condition> of(LockedPlan locked, ExperimentResults results) {
        return List.of(
                new Condition("the plan is as it was locked", lock(locked)),
                new Condition(
                        "what was run is what was planned: strategies, data, seeds, measures, settings",
                        experiment(locked, results.plan())),
                new Condition("hyper-parameters were chosen by the declared search alone", searches(locked)),
                new Condition("nothing was done otherwise than planned", deviations(locked)),
                new Condition(
                        "every planned run has ended, and no comparison lacks a part of its seeds", gaps(results)));
    }

    private static List<String> lock(LockedPlan locked) {
        PlanLock lock = locked.lock();
        List<String> failures = new ArrayList<>();
        LedgerChain.firstBreak(locked.entries())
                .ifPresent(found -> failures.add("ledger line " + found.line() + ": " + found.reason()));
        if (!CanonicalJson.hash(locked.plan()).equals(lock.hash())) {
            failures.add("the plan was edited after the lock");
        }
        Optional<LedgerEntry> entry = locked.sinceLock().stream()
                .findFirst()
                .filter(first -> first.event() == LedgerEvent.PLAN_LOCKED)
                .filter(first ->
                        first.plan().equals(lock.hash()) && first.code().equals(lock.code()));
        if (entry.isEmpty()) {
            failures.add("the ledger does not tell of this lock");
        }
        return failures;
    }

    private static List<String> experiment(LockedPlan locked, ExperimentPlan run) {
        return SearchOutcome.experiment(locked)
                .map(planned -> PlanDifference.between(planned, run))
                .orElse(List.of("a declared search is incomplete, so it is not known what to run"));
    }

    private static List<String> searches(LockedPlan locked) {
        List<String> failures = new ArrayList<>();
        for (SearchOutcome search : SearchOutcome.of(locked)) {
            String name = search.budget().strategy();
            if (!search.isComplete()) {
                failures.add(search.trials().size() + " of " + search.budget().trials() + " trials of " + name);
            }
            if (search.trials().stream()
                    .anyMatch(trial -> !trial.code().equals(locked.lock().code()))) {
                failures.add("trials of " + name + " were made by other code than the plan was locked with");
            }
            int firstRun = firstRun(locked);
            if (search.trials().stream().anyMatch(trial -> trial.number() > firstRun)) {
                failures.add("trials of " + name + " went on after the first run of the comparison");
            }
        }
        return failures;
    }

    private static int firstRun(LockedPlan locked) {
        return locked.sinceLock().stream()
                .filter(entry -> entry.event() == LedgerEvent.RUN_STARTED)
                .mapToInt(LedgerEntry::number)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static List<String> deviations(LockedPlan locked) {
        return LedgerRuns.of(locked.entries()).deviations().stream()
                .map(entry -> "ledger line " + entry.number() + ": " + entry.fact(LedgerEntry.REASON))
                .toList();
    }

    private static List<String> gaps(ExperimentResults results) {
        ExperimentPlan plan = results.plan();
        List<String> failures = new ArrayList<>();
        for (String dataset : plan.datasets()) {
            for (String mode : plan.modes()) {
                for (String strategy : plan.strategies()) {
                    Map<String, Integer> counts = counts(results, strategy, dataset, mode);
                    if (counts.containsKey("not run") || counts.size() > 1) {
                        failures.add(strategy + " on " + dataset + ", " + mode + ": " + counts);
                    }
                }
            }
        }
        return failures;
    }

    private static Map<String, Integer> counts(
            ExperimentResults results, String strategy, String dataset, String mode) {
        Map<String, Integer> counts = new TreeMap<>();
        for (long seed : results.plan().seeds()) {
            String outcome = results.cell(strategy, dataset, mode, seed)
                    .map(CellResult::status)
                    .map(status -> status == CellStatus.FINISHED ? "finished" : "without a result")
                    .orElse("not run");
            counts.merge(outcome, 1, Integer::sum);
        }
        return counts;
    }
}
