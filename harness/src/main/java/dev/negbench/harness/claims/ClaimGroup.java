package dev.negbench.harness.claims;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Cells that claims may share: one collection under one setting. They have one journal.
 *
 * @param dataset name of the collection
 * @param options options of {@code compare} other than its defaults, by name
 * @param seeds training seeds, 1 to this
 */
public record ClaimGroup(String dataset, Map<String, String> options, int seeds) {
    /** Returns the group that an arm of a claim belongs to. */
    public static ClaimGroup of(Claim.Measured claim, ClaimArm arm, String dataset, ClaimScale scale) {
        Map<String, String> options = new TreeMap<>(claim.options().get(scale));
        options.putAll(arm.options());
        // All arms of a claim have the same seeds, so that they share their cells.
        boolean twice = claim.arms().stream().anyMatch(ClaimArm::isBetweenSeeds);
        return new ClaimGroup(dataset, options, claim.seeds().get(scale) * (twice ? 2 : 1));
    }

    /** Returns the setting as the options that give it; empty for the defaults. */
    public String setting() {
        return new TreeMap<>(options)
                .entrySet().stream()
                        .map(option -> "--" + option.getKey() + " " + option.getValue())
                        .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return (dataset + " " + setting()).strip();
    }
}
