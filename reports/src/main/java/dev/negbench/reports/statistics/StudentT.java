package dev.negbench.reports.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's t for any real number of degrees of freedom above 0. */
final class StudentT {
    private static final double QUANTILE_ACCURACY = 1e-12;

    private StudentT() {}

    /** Returns P(T ≥ t), at least {@link Double#MIN_NORMAL}: a tail that underflows is tiny, not impossible. */
    static double upperTail(double t, double df) {
        return Math.max(distribution(df).cumulativeProbability(-t), Double.MIN_NORMAL);
    }

    /** Returns P(|T| ≥ |t|), in (0, 1]. */
    static double twoSided(double t, double df) {
        return Math.min(1, 2 * upperTail(Math.abs(t), df));
    }

    /** Returns the x with P(T ≤ x) = probability. */
    static double quantile(double probability, double df) {
        return distribution(df).inverseCumulativeProbability(probability);
    }

    private static TDistribution distribution(double df) {
        // The other constructors seed a generator of 624 words that nobody would use.
        return new TDistribution(null, df, QUANTILE_ACCURACY);
    }
}
