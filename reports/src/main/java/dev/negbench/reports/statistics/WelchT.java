package dev.negbench.reports.statistics;

/**
 * Welch's t-test: do two independent samples have the same mean? Their variances may differ. Source: Welch 1947, with
 * Satterthwaite's degrees of freedom.
 *
 * @param estimate mean difference after − before, standard error and degrees of freedom
 */
public record WelchT(MeanEstimate estimate) {

    /**
     * Tests whether two means are equal. O(n), allocates nothing but the result.
     *
     * @param before values of one sample, finite
     * @param after values of the other, finite
     */
    public static WelchT of(double[] before, double[] after) {
        // One-sample t: the differences are those from 0.
        PairedT old = PairedT.of(before);
        PairedT now = PairedT.of(after);
        double difference = now.estimate().mean() - old.estimate().mean();
        if (before.length < 2 || after.length < 2) {
            return new WelchT(MeanEstimate.tooFew(difference));
        }
        double oldVariance = squaredError(old);
        double newVariance = squaredError(now);
        double variance = oldVariance + newVariance;
        double df = variance
                * variance
                / (oldVariance * oldVariance / (before.length - 1) + newVariance * newVariance / (after.length - 1));
        double largest = Math.max(Math.abs(old.estimate().mean()), Math.abs(now.estimate().mean()));
        return new WelchT(MeanEstimate.of(difference, variance, 1, df, largest));
    }

    private static double squaredError(PairedT sample) {
        return sample.estimate().standardError() * sample.estimate().standardError();
    }

    /** Returns the two-sided p-value in (0, 1], or NaN where {@link EstimateStatus} says so. */
    public double p() {
        return estimate.p();
    }

    /** Returns the interval of the mean difference; see {@link MeanEstimate#interval}. */
    public Interval interval(double level) {
        return estimate.interval(level);
    }
}
