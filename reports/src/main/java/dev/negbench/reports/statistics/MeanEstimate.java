package dev.negbench.reports.statistics;

/**
 * A mean with its standard error and degrees of freedom: all that a t statistic, a p-value, an interval, an equivalence
 * test or a verdict needs, whichever design the variance came from.
 *
 * @param mean the mean, in the unit of the data; NaN if there is no value
 * @param standardError the standard deviation of the mean, ≥ 0; NaN if there are fewer than two values
 * @param df degrees of freedom of the standard error, a real number above 0; NaN if there are fewer than two values
 * @param status whether the rest is usable
 */
public record MeanEstimate(double mean, double standardError, double df, EstimateStatus status) {
    /** Share of the largest value below which a spread or a mean is rounding. Source: tie tolerance, hark card. */
    static final double ROUNDING = 1e-12;

    /**
     * Classifies and wraps a mean.
     *
     * @param variance variance per unit, of which the mean's variance is {@code variance / units}
     * @param units how many units the mean averages over
     * @param largest the largest absolute value in the data, against which rounding is judged
     */
    static MeanEstimate of(double mean, double variance, double units, double df, double largest) {
        double rounding = ROUNDING * largest;
        if (variance > rounding * rounding) {
            return new MeanEstimate(mean, Math.sqrt(variance / units), df, EstimateStatus.DEFINED);
        }
        return Math.abs(mean) <= rounding
                ? new MeanEstimate(0, 0, df, EstimateStatus.ZERO)
                : new MeanEstimate(mean, 0, df, EstimateStatus.DEGENERATE);
    }

    static MeanEstimate tooFew(double mean) {
        return new MeanEstimate(mean, Double.NaN, Double.NaN, EstimateStatus.TOO_FEW);
    }

    /** Returns mean / standardError; 0 for {@link EstimateStatus#ZERO}, NaN where undefined. */
    public double t() {
        return switch (status) {
            case DEFINED -> mean / standardError;
            case ZERO -> 0;
            case DEGENERATE, TOO_FEW -> Double.NaN;
        };
    }

    /** Returns the two-sided p-value of "the mean is 0", in (0, 1], or NaN where undefined. */
    public double p() {
        return switch (status) {
            case DEFINED -> StudentT.twoSided(t(), df);
            case ZERO -> 1;
            case DEGENERATE, TOO_FEW -> Double.NaN;
        };
    }

    /**
     * Returns the one-sided p-value of "the mean is at most {@code bound}", small where the mean is well above it.
     * NaN unless the status is {@link EstimateStatus#DEFINED}.
     */
    public double pAbove(double bound) {
        return status == EstimateStatus.DEFINED ? StudentT.upperTail((mean - bound) / standardError, df) : Double.NaN;
    }

    /**
     * Returns the one-sided p-value of "the mean is at least {@code bound}", small where the mean is well below it.
     * NaN unless the status is {@link EstimateStatus#DEFINED}.
     */
    public double pBelow(double bound) {
        return status == EstimateStatus.DEFINED ? StudentT.upperTail((bound - mean) / standardError, df) : Double.NaN;
    }

    /**
     * Returns mean ± t·standardError; [0, 0] for {@link EstimateStatus#ZERO}, NaN ends where undefined.
     *
     * @param level coverage in (0, 1), such as 0.95
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public Interval interval(double level) {
        Interval.requireLevel(level);
        return switch (status) {
            case DEFINED -> {
                double half = StudentT.quantile((1 + level) / 2, df) * standardError;
                yield new Interval(mean - half, mean + half, level);
            }
            case ZERO -> new Interval(0, 0, level);
            case DEGENERATE, TOO_FEW -> Interval.undefined(level);
        };
    }
}
