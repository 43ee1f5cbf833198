package dev.negbench.reports.statistics;

/**
 * Size of a mean difference in units of its own spread over queries. Source: hark card.
 *
 * @param sd standard deviation of the per-query differences, n − 1 in the denominator; NaN if n &lt; 2
 * @param dz mean / sd; 0 if both are 0, NaN if only the sd is 0 or n &lt; 2
 * @param hedgesG dz·(1 − 3/(4(n − 1) − 1)), less biased for few queries; 0 at n = 2, where the factor vanishes
 */
public record EffectSize(double sd, double dz, double hedgesG) {

    static EffectSize of(double mean, double sd, int n, EstimateStatus status) {
        double dz = switch (status) {
            case DEFINED -> mean / sd;
            case ZERO -> 0;
            case DEGENERATE, TOO_FEW -> Double.NaN;
        };
        return new EffectSize(sd, dz, dz * hedgesFactor(n));
    }

    /** Returns 1 − 3/(4(n − 1) − 1), the small-sample factor for {@code n ≥ 2} pairs. */
    public static double hedgesFactor(int n) {
        return 1 - 3.0 / (4.0 * (n - 1) - 1);
    }
}
