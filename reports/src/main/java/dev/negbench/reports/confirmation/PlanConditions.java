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
                new Condition(
                        "hyper-parameters were chosen by the declared search alone", searches(locked, results.plan())),
                new Condition("nothing was done otherwise than planned", deviations(locked)),
                new Condition(
                        "every planned run has ended, and no comparison lacks a part of its seeds", gaps(results)));
    }

    private static List<Failure> lock(LockedPlan locked) {
        PlanLock lock = locked.lock();
        List<Failure> failures = new ArrayList<>();
        LedgerChain.firstBreak(locked.entries())
                .ifPresent(
                        found -> failures.add(Failure.ofPlan("ledger line " + found.line() + ": " + found.reason())));
        if (!CanonicalJson.hash(locked.plan()).equals(lock.hash())) {
            failures.add(Failure.ofPlan("the plan was edited after the lock"));
        }
        Optional<LedgerEntry> entry = locked.sinceLock().stream()
                .findFirst()
                .filter(first -> first.event() == LedgerEvent.PLAN_LOCKED)
                .filter(first ->
                        first.plan().equals(lock.hash()) && first.code().equals(lock.code()));
        if (entry.isEmpty()) {
            failures.add(Failure.ofPlan("the ledger does not tell of this lock"));
        }
        return failures;
    }

    private static List<Failure> experiment(LockedPlan locked, ExperimentPlan run) {
        List<Failure> failures = new ArrayList<>();
        for (SearchOutcome search : SearchOutcome.of(locked)) {
            if (search.chosen().isEmpty()) {
                failures.add(
                        ofArm("a declared search is incomplete, so it is not known what to run", search, locked, run));
            }
        }
        ExperimentPlan planned = SearchOutcome.experiment(locked, search -> arm(search, locked, run));
        PlanDifference.between(planned, run).forEach(difference -> failures.add(Failure.ofPlan(difference)));
        return failures;
    }

    private static List<Failure> searches(LockedPlan locked, ExperimentPlan run) {
        List<Failure> failures = new ArrayList<>();
        for (SearchOutcome search : SearchOutcome.of(locked)) {
            String name = search.budget().strategy();
            if (!search.isComplete()) {
                failures.add(ofArm(
                        search.trials().size() + " of " + search.budget().trials() + " trials of " + name,
                        search,
                        locked,
                        run));
            }
            if (search.trials().stream()
                    .anyMatch(trial -> !trial.code().equals(locked.lock().code()))) {
                failures.add(ofArm(
                        "trials of " + name + " were made by other code than the plan was locked with",
                        search,
                        locked,
                        run));
            }
            int firstRun = firstRun(locked);
            if (search.trials().stream().anyMatch(trial -> trial.number() > firstRun)) {
                failures.add(ofArm(
                        "trials of " + name + " went on after the first run of the comparison", search, locked, run));
            }
        }
        return failures;
    }

    private static Failure ofArm(String reason, SearchOutcome search, LockedPlan locked, ExperimentPlan run) {
        return Failure.ofStrategy(reason, arm(search, locked, run));
    }

    /** Returns what a searched strategy was run as: it keeps its place among the strategies. */
    private static String arm(SearchOutcome search, LockedPlan locked, ExperimentPlan run) {
        String searched = search.budget().strategy();
        int place = locked.plan().experiment().strategies().indexOf(searched);
        return place >= 0 && place < run.strategies().size() ? run.strategies().get(place) : searched;
    }

    private static int firstRun(LockedPlan locked) {
        return locked.sinceLock().stream()
                .filter(entry -> entry.event() == LedgerEvent.RUN_STARTED)
                .mapToInt(LedgerEntry::number)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static List<Failure> deviations(LockedPlan locked) {
        return LedgerRuns.of(locked.entries()).deviations().stream()
                .map(entry -> Failure.ofPlan("ledger line " + entry.number() + ": " + entry.fact(LedgerEntry.REASON)))
                .toList();
    }

    private static List<Failure> gaps(ExperimentResults results) {
        ExperimentPlan plan = results.plan();
        List<Failure> failures = new ArrayList<>();
        for (String dataset : plan.datasets()) {
            for (String mode : plan.modes()) {
                for (String strategy : plan.strategies()) {
                    Map<String, Integer> counts = counts(results, strategy, dataset, mode);
                    if (counts.containsKey("not run") || counts.size() > 1) {
                        failures.add(new Failure(
                                strategy + " on " + dataset + ", " + mode + ": " + counts, strategy, dataset, mode));
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
