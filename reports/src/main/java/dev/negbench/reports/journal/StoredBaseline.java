package dev.negbench.reports.journal;

import dev.negbench.reports.gate.GateRules;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentPlan;
import java.util.Map;

/**
 * The members of a baseline's head.
 *
 * @param schema version of this layout, {@value #SCHEMA}
 * @param scoreFiles name of the file of scores, by dataset
 */
record StoredBaseline(
        int schema,
        String savedAt,
        String revision,
        Environment environment,
        ExperimentPlan plan,
        Map<String, String> strategiesInFull,
        GateRules rules,
        Map<String, String> scoreFiles) {
    static final int SCHEMA = 1;
}
