package dev.negbench.harness.diffusion;

import dev.negbench.reports.statistics.MeanInterval;

/**
 * A mean over seeds.
 *
 * @param mean over the seeds that have a value; NaN without any
 * @param lower lower end of its 95 % interval (t), NaN where there is none
 * @param upper upper end
 */
public record SeedEstimate(double mean, double lower, double upper) {
    /** Estimates from one value a seed; NaN is left out. */
    static SeedEstimate of(double[] values) {
        MeanInterval estimate = MeanInterval.of(new double[][] {values});
        return new SeedEstimate(
                estimate.mean(), estimate.interval().lower(), estimate.interval().upper());
    }
}
