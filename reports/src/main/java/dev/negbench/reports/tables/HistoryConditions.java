package dev.negbench.reports.tables;

import dev.negbench.reports.journal.PlanDifference;
import dev.negbench.reports.results.ExperimentPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be equal for means of different times to be comparable: the part of a plan that tells of one dataset and
 * mode. Which strategies stood beside, which seeds and which further measures, changes no mean's meaning.
 *
 * @param part a plan of that dataset and mode, without strategies and seeds, with the primary measure alone
 */
record HistoryConditions(ExperimentPlan part) {
    private static final String MEASURES = "measures";
    private static final String SELF_MATCH = "self match";
    private static final String DATA = "fingerprints.";

    /** Returns the conditions of a plan on one of its datasets and in one of its modes. */
    static HistoryConditions of(ExperimentPlan plan, String dataset, String mode) {
        Map<String, String> settings = new TreeMap<>(plan.settings());
        settings.remove(MEASURES);
        settings.computeIfPresent(SELF_MATCH, (name, policy) -> onDataset(policy, dataset));
        return new HistoryConditions(new ExperimentPlan(
                plan.schema(), List.of(), "", List.of(dataset), Map.of(dataset, plan.fingerprints().get(dataset)),
                plan.encoder(), List.of(mode), List.of(), plan.negatives(), plan.measures().subList(0, 1), settings,
                ""));
    }

    /** Plans of several datasets say {@code drop on arguana, keep on scifact}, those of one say {@code drop}. */
    private static String onDataset(String policy, String dataset) {
        String suffix = " on " + dataset;
        return Arrays.stream(policy.split(", "))
                .filter(part -> part.endsWith(suffix))
                .map(part -> part.substring(0, part.length() - suffix.length()))
                .findFirst()
                .orElse(policy);
    }

    /** Returns what is not as it was before, a few words each; empty if means are comparable. */
    List<String> changesSince(HistoryConditions before) {
        return PlanDifference.fields(before.part, part).stream()
                .map(HistoryConditions::words)
                .distinct()
                .toList();
    }

    private static String words(PlanDifference.Field field) {
        if (field.field().startsWith(DATA)) {
            return "other data";
        }
        // Some settings are a member of the plan and one of its map too; they are said once.
        String name = field.field().substring(field.field().indexOf('.') + 1);
        if (field.before() == null) {
            return name + " " + field.after() + ", was not set";
        }
        return field.after() == null
                ? name + " not set, was " + field.before()
                : name + " " + field.after() + ", was " + field.before();
    }
}
