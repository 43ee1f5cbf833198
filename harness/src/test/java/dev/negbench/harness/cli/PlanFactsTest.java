package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.plan.SmallPlan;
import dev.negbench.reports.confirmation.SearchOutcome;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.LedgerChain;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.PlanLock;
import dev.negbench.reports.plan.PlannedRun;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.SearchBudget.ParameterRange;
import dev.negbench.reports.plan.StudyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claim 3 of the hark card: where the budget decides who wins, it is said. */
class PlanFactsTest {
    private static final String AT = "2026-01-01T00:00:00Z";

    @Test
    void saysAtWhichBudgetTheOrderChanges() {
        Map<String, String> facts = PlanFacts.of(searched(new double[] {.5, .5, .5}, new double[] {.1, .1, .9}));
        String crossing = facts.get("The budget decides between simans and topk");
        assertTrue(crossing.contains("at 2 trials"), facts.toString());
        assertFalse(facts.containsKey("Unequal budgets"), facts.toString());
        assertTrue(facts.get("Search of topk").contains("0.3667 ± 0.3771 after 1"), facts.get("Search of topk"));
        assertTrue(facts.get("Search of topk").contains("after 3"), facts.get("Search of topk"));
        assertEquals(
                "topk differs from simans in nDCG@10 on scifact, trained in mode drawn", facts.get("Hypothesis H1"));
    }

    @Test
    void saysNothingWhereTheOrderStaysAndNamesUnequalBudgets() {
        Map<String, String> facts = PlanFacts.of(searched(new double[] {.5, .6}, new double[] {.1, .2, .3}));
        assertTrue(facts.keySet().stream().noneMatch(name -> name.startsWith("The budget decides")), facts.toString());
        assertTrue(facts.get("Unequal budgets").contains("simans=2, topk=3"), facts.toString());
    }

    private static LockedPlan searched(double[] simans, double[] topk) {
        StudyPlan plan = SmallPlan.of(List.of(budget("simans", simans.length), budget("topk", topk.length)));
        PlanLock lock = new PlanLock(1, CanonicalJson.hash(plan), AT, "0.1.0", "code", "");
        List<LedgerEntry> entries = new ArrayList<>();
        entries.add(LedgerChain.next(entries, LedgerEvent.PLAN_LOCKED, AT, lock.hash(), lock.code(), null, Map.of()));
        addTrials(entries, lock, "simans", simans);
        addTrials(entries, lock, "topk", topk);
        return new LockedPlan(plan, lock, entries);
    }

    private static void addTrials(List<LedgerEntry> entries, PlanLock lock, String strategy, double[] qualities) {
        for (int i = 0; i < qualities.length; i++) {
            String name = strategy + "-" + i;
            PlannedRun run = new PlannedRun(name, "scifact", "drawn", 1, "dev", "1", name);
            Map<String, String> facts = Map.of(
                    SearchOutcome.SEARCH_OF, strategy,
                    SearchOutcome.NUMBER, Integer.toString(i + 1),
                    LedgerEntry.DEV_QUALITY, Double.toString(qualities[i]));
            entries.add(LedgerChain.next(entries, LedgerEvent.TRIAL, AT, lock.hash(), lock.code(), run, facts));
        }
    }

    private static SearchBudget budget(String strategy, int trials) {
        return new SearchBudget(
                strategy, List.of(new ParameterRange("a", 1, 2, "linear")), trials, "scifact", "drawn", 1);
    }
}
