package dev.negbench.reports.statistics;

/**
 * Paired t-test over queries. It answers for new queries met by <em>these checkpoints</em> and says nothing about
 * retraining; {@link TwoWayTest} does. Source: hark card, "paired t".
 *
 * @param estimate mean difference, standard error s/√n and n − 1 degrees of freedom
 * @param n queries used
 * @param excluded queries left out because their difference is NaN
 * @param effect the difference in units of its spread
 */
public record PairedT(MeanEstimate estimate, int n, int excluded, EffectSize effect) {

    /**
     * Tests whether the mean of per-query differences is 0. O(n), allocates nothing but the result.
     *
     * @param differences candidate − baseline, one a query; NaN where a query has no score
     * @throws IllegalArgumentException if a difference is infinite
     */
    public static PairedT of(double[] differences) {
        int n = 0;
        double origin = 0;
        double sum = 0;
        double largest = 0;
        for (int q = 0; q < differences.length; q++) {
            double d = differences[q];
            if (Double.isNaN(d)) {
                continue;
            }
            Differences.requireFinite(d, 0, q);
            if (n == 0) {
                origin = d;
            }
            n++;
            // Sums are taken from the first value on, so that equal values give a variance of exactly 0.
            sum += d - origin;
            largest = Math.max(largest, Math.abs(d));
        }
        int excluded = differences.length - n;
        double shifted = sum / n;
        double mean = origin + shifted;
        if (n < 2) {
            EffectSize unknown = new EffectSize(Double.NaN, Double.NaN, Double.NaN);
            return new PairedT(MeanEstimate.tooFew(mean), n, excluded, unknown);
        }
        double squares = 0;
        for (double d : differences) {
            if (!Double.isNaN(d)) {
                double deviation = d - origin - shifted;
                squares += deviation * deviation;
            }
        }
        double variance = squares / (n - 1);
        MeanEstimate estimate = MeanEstimate.of(mean, variance, n, n - 1, largest);
        return new PairedT(estimate, n, excluded, EffectSize.of(mean, Math.sqrt(variance), n, estimate.status()));
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
