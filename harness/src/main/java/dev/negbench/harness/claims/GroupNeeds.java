package dev.negbench.harness.claims;

import dev.negbench.harness.evaluation.Measure;
import dev.negbench.strategies.ConfiguredStrategy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What claims want of a group of cells.
 *
 * @param strategies what is trained, in the order of the claims
 * @param measures measures besides the primary one, in alphabetical order
 */
public record GroupNeeds(Set<ConfiguredStrategy> strategies, Set<String> measures) {
    /** The measure that chooses the epoch on dev, for every claim. */
    public static final Measure PRIMARY = Measure.parse("nDCG@10");

    /** Returns what claims want, by group, in the order in which they name the groups. */
    public static Map<ClaimGroup, GroupNeeds> of(List<PaperClaims> papers, ClaimScale scale) {
        Map<ClaimGroup, GroupNeeds> needs = new LinkedHashMap<>();
        for (PaperClaims paper : papers) {
            for (Claim claim : paper.claims()) {
                if (claim instanceof Claim.Measured measured) {
                    add(needs, measured, scale);
                }
            }
        }
        return needs;
    }

    private static void add(Map<ClaimGroup, GroupNeeds> needs, Claim.Measured claim, ClaimScale scale) {
        for (String dataset : claim.datasets().get(scale)) {
            for (ClaimArm arm : claim.arms()) {
                GroupNeeds group = needs.computeIfAbsent(
                        ClaimGroup.of(claim, arm, dataset, scale),
                        key -> new GroupNeeds(new LinkedHashSet<>(), new TreeSet<>()));
                group.strategies.addAll(arm.trained());
                arm.measure()
                        .filter(measure -> !measure.equals(PRIMARY))
                        .ifPresent(measure -> group.measures.add(measure.toString()));
            }
        }
    }
}
