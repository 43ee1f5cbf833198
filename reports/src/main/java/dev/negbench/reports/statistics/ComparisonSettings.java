package dev.negbench.reports.statistics;

/**
 * What a plan fixes about a comparison before its result is known.
 *
 * @param alpha level of tests, intervals (1 − α) and family, in (0, 0.5)
 * @param minEffect smallest effect of interest, above 0, in the unit of the metric
 * @param signFlips random sign assignments of the check, at least 1
 * @param randomSeed seed of those assignments
 */
public record ComparisonSettings(double alpha, double minEffect, int signFlips, long randomSeed) {
    /** α = 0.05, 0.01 (of nDCG), 100,000 sign assignments. Source: hark card, defaults. */
    public static final ComparisonSettings DEFAULT =
            new ComparisonSettings(0.05, 0.01, SignFlip.DEFAULT_DRAWS, 20_190_416L);

    /**
     * Checks and wraps the values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static ComparisonSettings of(double alpha, double minEffect, int signFlips, long randomSeed) {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha = " + alpha + " is outside (0, 0.5); usual is " + DEFAULT.alpha);
        }
        if (!(minEffect > 0) || Double.isInfinite(minEffect)) {
            throw new IllegalArgumentException("minEffect = " + minEffect + " is not > 0; try " + DEFAULT.minEffect);
        }
        if (signFlips < 1) {
            throw new IllegalArgumentException("signFlips = " + signFlips + " is below 1; try " + DEFAULT.signFlips);
        }
        return new ComparisonSettings(alpha, minEffect, signFlips, randomSeed);
    }

    /** Returns these settings with another smallest effect of interest; see {@link #of} for the errors. */
    public ComparisonSettings withMinEffect(double value) {
        return of(alpha, value, signFlips, randomSeed);
    }

    /** Returns these settings with another number of sign assignments; see {@link #of} for the errors. */
    public ComparisonSettings withSignFlips(int value) {
        return of(alpha, minEffect, value, randomSeed);
    }

    /** Returns the rule that turns a corrected comparison into a word. */
    public VerdictRule rule() {
        return new VerdictRule(alpha, minEffect);
    }
}
