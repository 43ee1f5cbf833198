package dev.negbench.reports;

import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.GateRules;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.SpeedResults;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invented baselines of invented results. */
public final class SyntheticHistory {
    private SyntheticHistory() {}

    /** Returns a baseline of complete results, saved at noon. */
    public static NamedBaseline saved(String name, String day, String note, ExperimentResults results) {
        Instant noon = Instant.parse(day + "T12:00:00Z");
        String revision = Integer.toHexString((name + day).hashCode());
        Baseline baseline = Baseline.of(results, noon, revision, GateRules.DEFAULT, SpeedResults.NONE);
        return new NamedBaseline(name, baseline.withNote(note));
    }

    /** Returns strategies that all gain more, or less, than those given. */
    public static List<Truth> gaining(double more, List<Truth> truths) {
        return truths.stream()
                .map(truth -> new Truth(truth.text(), truth.gain() + more, truth.hardness(), truth.micros()))
                .toList();
    }

    /** Returns the results as if another value of a setting had been asked for. */
    public static ExperimentResults with(ExperimentResults results, String setting, String value) {
        ExperimentPlan p = results.plan();
        Map<String, String> settings = new LinkedHashMap<>(p.settings());
        settings.put(setting, value);
        return withPlan(results, new ExperimentPlan(
                p.schema(), p.strategies(), p.baseline(), p.datasets(), p.fingerprints(), p.encoder(), p.modes(),
                p.seeds(), p.negatives(), p.measures(), settings, p.command()));
    }

    /** Returns the results as if they were of other data of the same names. */
    public static ExperimentResults withOtherData(ExperimentResults results) {
        ExperimentPlan p = results.plan();
        Map<String, String> fingerprints = new LinkedHashMap<>(p.fingerprints());
        fingerprints.replaceAll((dataset, fingerprint) -> "0".repeat(64));
        return withPlan(results, new ExperimentPlan(
                p.schema(), p.strategies(), p.baseline(), p.datasets(), fingerprints, p.encoder(), p.modes(),
                p.seeds(), p.negatives(), p.measures(), p.settings(), p.command()));
    }

    private static ExperimentResults withPlan(ExperimentResults results, ExperimentPlan plan) {
        return new ExperimentResults(
                plan, results.environment(), results.cells(), results.queryScores(), results.drawCosts());
    }
}
