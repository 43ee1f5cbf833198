package dev.negbench.harness.diffusion;

import dev.negbench.strategies.negativeprompts.RemovalArm;

/**
 * One arm over all seeds.
 *
 * @param arm what was run
 * @param objects samples that had the object without a negative condition
 * @param others samples that had not
 * @param removed of the objects, how many were removed
 * @param induced of the others, how many got the object
 * @param removal share of the objects removed
 * @param preservation share of the samples with an object whose background stayed
 * @param preservationGain preservation less that of the negative condition at every step, paired
 * @param induction share of the others that got the object
 * @param removalOverControl removal less that of the random condition, paired
 * @param inductionOverControl induction less that of the random condition, paired
 * @param offManifold share of the samples off the data
 */
public record ArmSummary(
        RemovalArm arm,
        int objects,
        int others,
        int removed,
        int induced,
        SeedEstimate removal,
        SeedEstimate preservation,
        SeedEstimate preservationGain,
        SeedEstimate induction,
        SeedEstimate removalOverControl,
        SeedEstimate inductionOverControl,
        SeedEstimate offManifold) {}
