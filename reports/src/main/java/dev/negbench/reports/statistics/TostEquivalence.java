package dev.negbench.reports.statistics;

/**
 * Equivalence by two one-sided tests: is the difference smaller than what anybody cares about? The two tests reject at
 * α exactly where the 1 − 2α interval lies inside ±margin. Source: hark card, "decision words".
 *
 * @param margin smallest effect of interest, above 0, in the unit of the mean
 * @param alpha level of each one-sided test, in (0, 0.5)
 * @param interval the 1 − 2α interval of the mean, 90 % at α = 0.05
 * @param p larger of the two one-sided p-values; NaN unless the estimate is {@link EstimateStatus#DEFINED}
 * @param equivalent whether the interval lies strictly inside ±margin; true for two identical runs
 */
public record TostEquivalence(double margin, double alpha, Interval interval, double p, boolean equivalent) {

    /**
     * Runs the two tests.
     *
     * @throws IllegalArgumentException if the margin is not above 0 or alpha is outside (0, 0.5)
     */
    public static TostEquivalence of(MeanEstimate estimate, double margin, double alpha) {
        if (!(margin > 0) || !(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException(
                    "equivalence needs a margin above 0 and alpha in (0, 0.5); got " + margin + ", " + alpha);
        }
        Interval interval = estimate.interval(1 - 2 * alpha);
        double p = Math.max(estimate.pAbove(-margin), estimate.pBelow(margin));
        return new TostEquivalence(margin, alpha, interval, p, interval.isWithin(margin));
    }
}
