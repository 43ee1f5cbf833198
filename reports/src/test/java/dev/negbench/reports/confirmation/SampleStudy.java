package dev.negbench.reports.confirmation;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.LedgerChain;
import dev.negbench.reports.plan.Hypothesis;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.PlanLock;
import dev.negbench.reports.plan.PlannedRun;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.ComparisonSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A study that was run as planned, and what is needed to run it otherwise. */
final class SampleStudy {
    static final String CODE = CanonicalJson.hash("code");
    static final String AT = "2026-01-01T00:00:00Z";

    private SampleStudy() {}

    static ExperimentResults results() {
        return SyntheticResults.of(
                SyntheticResults.SIX.subList(0, 3), List.of("scifact", "nfcorpus"), List.of("drawn"), 5, 6, 7);
    }

    static StudyPlan plan(ExperimentPlan experiment, List<SearchBudget> searches) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (String dataset : experiment.datasets()) {
            for (String strategy :
                    experiment.strategies().subList(1, experiment.strategies().size())) {
                hypotheses.add(new Hypothesis(
                        "H" + (hypotheses.size() + 1),
                        strategy + " differs",
                        experiment.baseline(),
                        strategy,
                        dataset,
                        "drawn",
                        "nDCG@10"));
            }
        }
        return new StudyPlan(
                StudyPlan.SCHEMA,
                "sample",
                "",
                AT,
                "Does the choice matter?",
                hypotheses,
                ComparisonSettings.DEFAULT,
                searches,
                experiment.datasets(),
                "after all runs",
                "queries without a score",
                List.of("--seeds", "5"),
                experiment);
    }

    static PlanLock lock(StudyPlan plan) {
        return new PlanLock(1, CanonicalJson.hash(plan), AT, "0.1.0", CODE, "");
    }

    static PlannedRun run(CellResult cell, ExperimentPlan experiment) {
        return new PlannedRun(
                cell.strategy(),
                cell.dataset(),
                cell.mode(),
                cell.seed(),
                "test",
                experiment.fingerprints().get(cell.dataset()),
                cell.key());
    }

    /** An entry before it is chained. */
    record Step(LedgerEvent event, String plan, String code, PlannedRun run, Map<String, String> facts) {}

    /** Returns what happens when everything goes as planned. */
    static List<Step> steps(PlanLock lock, ExperimentResults results) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(LedgerEvent.PLAN_LOCKED, lock.hash(), lock.code(), null, Map.of("version", "1")));
        for (CellResult cell : results.cells()) {
            PlannedRun run = run(cell, results.plan());
            String scores = CanonicalJson.hash(results.queryScores().get(cell.key()));
            steps.add(new Step(LedgerEvent.RUN_STARTED, lock.hash(), lock.code(), run, Map.of()));
            steps.add(new Step(LedgerEvent.TEST_OPENED, lock.hash(), lock.code(), run, Map.of()));
            steps.add(new Step(
                    LedgerEvent.RUN_FINISHED, lock.hash(), lock.code(), run, Map.of(LedgerEntry.SCORES, scores)));
        }
        return steps;
    }

    static List<LedgerEntry> chain(List<Step> steps) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Step step : steps) {
            entries.add(
                    LedgerChain.next(entries, step.event(), AT, step.plan(), step.code(), step.run(), step.facts()));
        }
        return entries;
    }

    static LockedPlan locked() {
        ExperimentResults results = results();
        StudyPlan plan = plan(results.plan(), List.of());
        return new LockedPlan(plan, lock(plan), chain(steps(lock(plan), results)));
    }
}
