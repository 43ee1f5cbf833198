package dev.negbench.harness.experiment;

import dev.negbench.harness.evaluation.SelfMatch;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.stage.BatchMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes down what an experiment will run, in the form that results are stored with. */
public final class ExperimentPlans {
    private ExperimentPlans() {}

    /**
     * Returns the plan.
     *
     * @param data each dataset of the settings, by its name there
     * @param command the command that repeats the experiment
     */
    public static ExperimentPlan of(ExperimentSettings settings, Map<String, TrainingData> data, String command) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        for (String dataset : settings.datasets()) {
            fingerprints.put(dataset, data.get(dataset).dataset().fingerprint());
        }
        return new ExperimentPlan(
                ExperimentPlan.SCHEMA,
                settings.strategies().stream().map(ConfiguredStrategy::print).toList(),
                settings.baseline().print(),
                settings.datasets(),
                fingerprints,
                settings.encoder().name(),
                settings.modes().stream().map(BatchMode::toString).toList(),
                List.copyOf(settings.seeds()),
                settings.training().negatives(),
                settings.measures().stream().map(Object::toString).toList(),
                resolved(settings, data),
                command);
    }

    /** Returns the settings with the policies that were chosen for each dataset instead of how they were. */
    private static Map<String, String> resolved(ExperimentSettings settings, Map<String, TrainingData> data) {
        Map<String, SelfMatch> selfMatches = new LinkedHashMap<>();
        settings.datasets().forEach(name -> selfMatches.put(name, data.get(name).policy().selfMatch()));
        List<SelfMatch> distinct = selfMatches.values().stream().distinct().toList();
        Map<String, String> resolved = settings.shared();
        resolved.put(
                ExperimentSettings.SELF_MATCH,
                distinct.size() == 1
                        ? ExperimentSettings.lower(distinct.get(0))
                        : selfMatches.entrySet().stream()
                                .map(e -> ExperimentSettings.lower(e.getValue()) + " on " + e.getKey())
                                .collect(Collectors.joining(", ")));
        return resolved;
    }
}
