package dev.negbench.harness.plan;

import dev.negbench.reports.plan.Hypothesis;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.statistics.ComparisonSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Writes the plan of an experiment, with everything in it that can be known before a word is edited. */
public final class PlanDraft {
    private PlanDraft() {}

    /**
     * Returns the plan.
     *
     * @param id short name
     * @param author who answers for it; may be empty
     * @param question what the study is to answer
     * @param statistics level, smallest effect of interest, sign-flip check
     * @param searches tuning that is allowed beforehand
     * @param arguments options of the experiment
     * @param experiment what they come to
     */
    public static StudyPlan of(
            String id,
            String author,
            String question,
            ComparisonSettings statistics,
            List<SearchBudget> searches,
            List<String> arguments,
            ExperimentPlan experiment) {
        List<String> heldOut = new ArrayList<>(experiment.datasets());
        searches.forEach(search -> heldOut.remove(search.dataset()));
        return new StudyPlan(
                StudyPlan.SCHEMA,
                id,
                author,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                question,
                hypotheses(experiment),
                statistics,
                List.copyOf(searches),
                List.copyOf(heldOut),
                "when every planned run has ended, whatever the result",
                "a query is left out if some run has no score for it",
                List.copyOf(arguments),
                experiment);
    }

    /** Returns the comparisons of an experiment: what its table tests as one family. */
    static List<Hypothesis> hypotheses(ExperimentPlan experiment) {
        String measure = experiment.measures().get(0);
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (String dataset : experiment.datasets()) {
            for (String mode : experiment.modes()) {
                for (String candidate : experiment.strategies()) {
                    if (!candidate.equals(experiment.baseline())) {
                        String statement = candidate + " differs from " + experiment.baseline() + " in " + measure
                                + " on " + dataset + ", trained in mode " + mode;
                        hypotheses.add(new Hypothesis(
                                "H" + (hypotheses.size() + 1),
                                statement,
                                experiment.baseline(),
                                candidate,
                                dataset,
                                mode,
                                measure));
                    }
                }
            }
        }
        return List.copyOf(hypotheses);
    }
}
