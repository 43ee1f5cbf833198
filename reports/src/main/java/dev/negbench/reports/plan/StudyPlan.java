package dev.negbench.reports.plan;

import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.statistics.ComparisonSettings;
import java.util.List;

/**
 * What is claimed and how it will be tested, written before the test set is opened. Its identity is the SHA-256 of its
 * canonical JSON, so every member counts and white space does not. Source: hark card, R1.
 *
 * @param schema version of this layout, {@value #SCHEMA}
 * @param id short name
 * @param author who answers for it; may be empty
 * @param created UTC time, ISO 8601
 * @param question what the study is to answer
 * @param hypotheses the family of comparisons: every strategy but the baseline, on every dataset, in every mode
 * @param statistics level, smallest effect of interest, sign-flip check
 * @param searches tuning that is allowed beforehand; empty if strategies run with the settings they are written with
 * @param heldOut datasets that nothing is tuned on; all of them where nothing is tuned
 * @param stoppingRule when the study ends
 * @param exclusionRule which queries are left out
 * @param arguments options of the experiment, as {@code compare} takes them
 * @param experiment what the arguments come to: strategies, seeds, measures, settings, SHA-256 of the data
 */
public record StudyPlan(
        int schema,
        String id,
        String author,
        String created,
        String question,
        List<Hypothesis> hypotheses,
        ComparisonSettings statistics,
        List<SearchBudget> searches,
        List<String> heldOut,
        String stoppingRule,
        String exclusionRule,
        List<String> arguments,
        ExperimentPlan experiment) {
    /** Version of the stored layout. */
    public static final int SCHEMA = 1;
}
