package dev.negbench.reports.pages;

import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.SplitLeakage;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a reader must know of the data and of how it was judged before believing a number. */
public final class DataNotes {
    private static final String SELF_MATCH = "self match";
    private static final String UNJUDGED = "unjudged";

    private DataNotes() {}

    /** Returns a sentence or two for each pair of splits that leaks, empty if the audit found none. */
    public static List<String> warnings(ExperimentResults results) {
        return warnings(results.leakage());
    }

    /** Returns a sentence or two for each pair of splits that leaks. */
    public static List<String> warnings(List<SplitLeakage> leakage) {
        return leakage.stream().filter(SplitLeakage::leaks).map(DataNotes::warning).toList();
    }

    private static String warning(SplitLeakage leakage) {
        String kinds = leakage.twinsByKind().entrySet().stream()
                .map(kind -> Numerals.count(kind.getValue()) + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return leakage.dataset() + " leaks: " + Numerals.count(leakage.twins()) + " of the "
                + Numerals.count(leakage.queries()) + " queries of " + leakage.measured() + " ("
                + Numerals.percent(leakage.share()) + ") have a twin in " + leakage.learned() + " (" + kinds + "), "
                + Numerals.count(leakage.sharingPositive()) + " of them with a positive in common. What looks like "
                + "retrieval may be memory: " + leakage.remedy() + ". Twins: " + leakage.criterion()
                + "; warned of from " + Numerals.percent(leakage.warningShare()) + " on.";
    }

    /** Returns the policies that a value depends on, name → value, those that the plan has. */
    public static Map<String, String> policies(ExperimentPlan plan) {
        Map<String, String> policies = new LinkedHashMap<>();
        List.of(SELF_MATCH, UNJUDGED).forEach(name -> {
            if (plan.settings().containsKey(name)) {
                policies.put(name, plan.settings().get(name));
            }
        });
        return policies;
    }

    /** Returns facts for the head of a report. */
    static Map<String, String> facts(ExperimentResults results) {
        Map<String, String> facts = new LinkedHashMap<>();
        Map<String, String> policies = policies(results.plan());
        if (!policies.isEmpty()) {
            facts.put("Evaluation", policies.entrySet().stream()
                    .map(policy -> policy.getKey() + ": " + policy.getValue())
                    .collect(Collectors.joining(", ")));
        }
        List<String> audits = new ArrayList<>();
        for (SplitLeakage leakage : results.leakage()) {
            boolean single = results.plan().datasets().size() == 1;
            audits.add(Numerals.percent(leakage.share()) + " of " + (single ? "" : leakage.dataset() + "’s ")
                    + leakage.measured() + " in " + leakage.learned());
        }
        if (!audits.isEmpty()) {
            facts.put("Queries with a twin", String.join(", ", audits));
        }
        return facts;
    }
}
