package dev.negbench.reports.results;

import java.util.List;
import java.util.Map;

/**
 * Everything an experiment will run, resolved: the rows that its table must show, run or not.
 *
 * @param schema version of this layout, {@value #SCHEMA}
 * @param strategies strategies as typed, in table order
 * @param baseline the strategy that the others are tested against
 * @param datasets collections, by name
 * @param fingerprints SHA-256 of each collection
 * @param encoder name of the instrument
 * @param modes training modes
 * @param seeds training seeds
 * @param negatives negatives drawn for each example
 * @param measures measures in table order; the first is the primary one
 * @param settings the remaining settings, name → value, in a fixed order
 * @param command the command that repeats the experiment
 */
public record ExperimentPlan(
        int schema,
        List<String> strategies,
        String baseline,
        List<String> datasets,
        Map<String, String> fingerprints,
        String encoder,
        List<String> modes,
        List<Long> seeds,
        int negatives,
        List<String> measures,
        Map<String, String> settings,
        String command) {
    /** Version of the stored layout. */
    public static final int SCHEMA = 1;
}
