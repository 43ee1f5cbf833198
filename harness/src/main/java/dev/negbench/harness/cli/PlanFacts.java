package dev.negbench.harness.cli;

import dev.negbench.reports.confirmation.LedgerRuns;
import dev.negbench.reports.confirmation.SearchOutcome;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.statistics.ExpectedValidationPerformance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** What a report says about a plan, its ledger and its searches, as names and values. */
final class PlanFacts {
    private PlanFacts() {}

    /** Returns the facts, in the order to show. */
    static Map<String, String> of(LockedPlan locked) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Question", locked.plan().question());
        facts.put(
                "Plan",
                locked.plan().id() + ", version " + locked.lock().version() + ", locked "
                        + locked.lock().lockedAt() + ", SHA-256 "
                        + locked.lock().hash());
        if (!locked.lock().reason().isEmpty()) {
            facts.put("Why it was changed", locked.lock().reason());
        }
        locked.plan().hypotheses().forEach(h -> facts.put("Hypothesis " + h.id(), h.statement()));
        facts.put("Stopping rule", locked.plan().stoppingRule());
        facts.put("Exclusion rule", locked.plan().exclusionRule());
        facts.put("Held out from tuning", String.join(", ", locked.plan().heldOut()));
        LedgerRuns runs = LedgerRuns.of(locked.entries());
        facts.put("Ledger", PlanLedgerCommand.summary(runs));
        if (!runs.aborted().isEmpty()) {
            facts.put(
                    "ABORTED",
                    runs.aborted().stream()
                            .map(entry -> entry.run() + " (line " + entry.number() + ")")
                            .collect(Collectors.joining("; ")));
        }
        List<SearchOutcome> searches = SearchOutcome.of(locked);
        searches.forEach(search -> facts.put("Search of " + search.budget().strategy(), text(search)));
        budgets(locked).forEach((name, value) -> facts.put(name, value));
        crossings(searches).forEach((name, value) -> facts.put(name, value));
        return facts;
    }

    private static String text(SearchOutcome search) {
        String space = search.budget().space().stream()
                .map(range ->
                        range.name() + " from " + range.low() + " to " + range.high() + " (" + range.scale() + ")")
                .collect(Collectors.joining(", "));
        return search.trials().size() + " of " + search.budget().trials() + " random trials on dev of "
                + search.budget().dataset() + "; " + space + "; chosen: "
                + search.chosen().orElse("nothing yet")
                + search.expected()
                        .map(curve -> "; expected best: " + curve(curve))
                        .orElse("");
    }

    /** Returns points of a curve: 1, 2, 5, 10 … trials and all of them. */
    static String curve(ExpectedValidationPerformance expected) {
        StringJoiner points = new StringJoiner(", ");
        for (int n : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
            if (n < expected.trials()) {
                points.add(point(expected, n));
            }
        }
        return points.add(point(expected, expected.trials())).toString();
    }

    private static String point(ExpectedValidationPerformance expected, int n) {
        return String.format(Locale.ROOT, "%.4f ± %.4f after %d", expected.mean(n), expected.sd(n), n);
    }

    /** A better result of what was tuned more is no more than that. Source: hark card, R8. */
    private static Map<String, String> budgets(LockedPlan locked) {
        Map<String, Integer> trials = new LinkedHashMap<>();
        locked.plan().experiment().strategies().forEach(strategy -> trials.put(strategy, 0));
        for (SearchBudget search : locked.plan().searches()) {
            trials.put(search.strategy(), search.trials());
        }
        return trials.values().stream().distinct().count() <= 1
                ? Map.of()
                : Map.of(
                        "Unequal budgets",
                        "trials " + trials + ": differences hold for these budgets, not for the strategies as such");
    }

    private static Map<String, String> crossings(List<SearchOutcome> searches) {
        Map<String, String> crossings = new LinkedHashMap<>();
        for (int a = 0; a < searches.size(); a++) {
            for (int b = a + 1; b < searches.size(); b++) {
                if (searches.get(a).expected().isEmpty()
                        || searches.get(b).expected().isEmpty()) {
                    continue;
                }
                OptionalInt crossing = ExpectedValidationPerformance.crossing(
                        searches.get(a).expected().get(),
                        searches.get(b).expected().get());
                String names = searches.get(a).budget().strategy() + " and "
                        + searches.get(b).budget().strategy();
                crossing.ifPresent(n -> crossings.put(
                        "The budget decides between " + names,
                        "their expected bests cross at " + n + " trials; \"better\" needs the budget named"));
            }
        }
        return crossings;
    }
}
