package dev.negbench.reports.confirmation;

import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.statistics.ComparisonSettings;
import java.util.List;
import java.util.Map;

/** Plans as they are but for one member. */
final class ChangedPlans {
    private ChangedPlans() {}

    static StudyPlan withStatistics(StudyPlan p, ComparisonSettings statistics) {
        return new StudyPlan(
                p.schema(),
                p.id(),
                p.author(),
                p.created(),
                p.question(),
                p.hypotheses(),
                statistics,
                p.searches(),
                p.heldOut(),
                p.stoppingRule(),
                p.exclusionRule(),
                p.arguments(),
                p.experiment());
    }

    static StudyPlan withQuestion(StudyPlan p, String question) {
        return new StudyPlan(
                p.schema(),
                p.id(),
                p.author(),
                p.created(),
                question,
                p.hypotheses(),
                p.statistics(),
                p.searches(),
                p.heldOut(),
                p.stoppingRule(),
                p.exclusionRule(),
                p.arguments(),
                p.experiment());
    }

    static StudyPlan withHeldOut(StudyPlan p, List<String> heldOut) {
        return new StudyPlan(
                p.schema(),
                p.id(),
                p.author(),
                p.created(),
                p.question(),
                p.hypotheses(),
                p.statistics(),
                p.searches(),
                heldOut,
                p.stoppingRule(),
                p.exclusionRule(),
                p.arguments(),
                p.experiment());
    }

    static StudyPlan withExperiment(StudyPlan p, ExperimentPlan experiment) {
        return new StudyPlan(
                p.schema(),
                p.id(),
                p.author(),
                p.created(),
                p.question(),
                p.hypotheses(),
                p.statistics(),
                p.searches(),
                p.heldOut(),
                p.stoppingRule(),
                p.exclusionRule(),
                p.arguments(),
                experiment);
    }

    static ExperimentPlan withStrategies(ExperimentPlan e, List<String> strategies) {
        return new ExperimentPlan(
                e.schema(),
                strategies,
                strategies.get(0),
                e.datasets(),
                e.fingerprints(),
                e.encoder(),
                e.modes(),
                e.seeds(),
                e.negatives(),
                e.measures(),
                e.settings(),
                e.command());
    }

    static ExperimentPlan withSeeds(ExperimentPlan e, List<Long> seeds) {
        return new ExperimentPlan(
                e.schema(),
                e.strategies(),
                e.baseline(),
                e.datasets(),
                e.fingerprints(),
                e.encoder(),
                e.modes(),
                seeds,
                e.negatives(),
                e.measures(),
                e.settings(),
                e.command());
    }

    static ExperimentPlan withData(ExperimentPlan e, Map<String, String> fingerprints) {
        return new ExperimentPlan(
                e.schema(),
                e.strategies(),
                e.baseline(),
                e.datasets(),
                fingerprints,
                e.encoder(),
                e.modes(),
                e.seeds(),
                e.negatives(),
                e.measures(),
                e.settings(),
                e.command());
    }

    static ExperimentPlan withMeasures(ExperimentPlan e, List<String> measures) {
        return new ExperimentPlan(
                e.schema(),
                e.strategies(),
                e.baseline(),
                e.datasets(),
                e.fingerprints(),
                e.encoder(),
                e.modes(),
                e.seeds(),
                e.negatives(),
                measures,
                e.settings(),
                e.command());
    }

    static ExperimentPlan withSettings(ExperimentPlan e, Map<String, String> settings) {
        return new ExperimentPlan(
                e.schema(),
                e.strategies(),
                e.baseline(),
                e.datasets(),
                e.fingerprints(),
                e.encoder(),
                e.modes(),
                e.seeds(),
                e.negatives(),
                e.measures(),
                settings,
                e.command());
    }
}
