package dev.negbench.reports.statistics;

/**
 * Probability that a two-sided t-test rejects, given the true effect. Exact: the noncentral t distribution is
 * integrated numerically. Rejections with the wrong sign are counted as well, as a two-sided test does.
 */
public final class Power {
    private Power() {}

    /**
     * Returns the power of the paired t-test over {@code n} queries.
     *
     * @param dz true mean difference over the standard deviation of the per-query differences
     * @param n queries, at least 2
     * @param alpha two-sided level in (0, 1)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double ofPairedT(double dz, int n, double alpha) {
        if (n < 2) {
            throw new IllegalArgumentException("n = " + n + "; a paired t-test needs at least 2 queries");
        }
        return ofT(dz * Math.sqrt(n), n - 1, alpha);
    }

    /**
     * Returns the power of a t-test whose design is already known: what an inconclusive result could have found.
     *
     * @param noncentrality true effect over its standard error
     * @param df degrees of freedom, above 0, not necessarily whole
     * @param alpha two-sided level in (0, 1)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double ofT(double noncentrality, double df, double alpha) {
        if (!(alpha > 0 && alpha < 1) || !(df > 0) || !Double.isFinite(noncentrality)) {
            throw new IllegalArgumentException("power needs a finite noncentrality, df > 0 and alpha in (0, 1); got "
                    + noncentrality + ", " + df + ", " + alpha);
        }
        double critical = StudentT.quantile(1 - alpha / 2, df);
        double delta = Math.abs(noncentrality);
        // Each tail is a lower tail: 1 − P(T ≤ c) would lose the small ones.
        return NoncentralT.cumulative(-critical, df, -delta) + NoncentralT.cumulative(-critical, df, delta);
    }
}
