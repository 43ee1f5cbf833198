package dev.negbench.harness.experiment;

import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.stage.BatchMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
                settings.shared(),
                command);
    }
}
