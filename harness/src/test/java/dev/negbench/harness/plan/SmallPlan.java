package dev.negbench.harness.plan;

import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.statistics.ComparisonSettings;
import java.util.List;
import java.util.Map;

/** A plan of two strategies on two datasets. */
public final class SmallPlan {
    private SmallPlan() {}

    /** Returns the plan with searches. */
    public static StudyPlan of(List<SearchBudget> searches) {
        ExperimentPlan experiment = new ExperimentPlan(
                ExperimentPlan.SCHEMA,
                List.of("simans", "topk"),
                "simans",
                List.of("scifact", "nfcorpus"),
                Map.of("scifact", "1", "nfcorpus", "2"),
                "static",
                List.of("drawn"),
                List.of(1L, 2L, 3L, 4L, 5L),
                7,
                List.of("nDCG@10"),
                Map.of(),
                "");
        return PlanDraft.of(
                "small", "", "Does it matter?", ComparisonSettings.DEFAULT, searches, List.of(), experiment);
    }
}
