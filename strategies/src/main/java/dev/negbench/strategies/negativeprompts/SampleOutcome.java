package dev.negbench.strategies.negativeprompts;

/**
 * Where one starting noise ended in every arm.
 *
 * @param point the point nearest to the sample without a negative condition
 * @param distance from it
 * @param points the nearest point of each arm
 * @param distances from it
 * @param curves per quantity of {@link StepCurves} and step
 */
public record SampleOutcome(int point, double distance, int[] points, double[] distances, double[][] curves) {}
