package dev.negbench.reports.statistics;

/**
 * How a corrected comparison becomes a word. Source: hark card, "decision words". A difference that is both significant
 * and smaller than anybody cares about "improves", as the card's order has it, and its interval shows how little.
 *
 * @param alpha level of the family and of the intervals, in (0, 0.5)
 * @param minEffect smallest effect of interest, above 0, in the unit of the metric
 */
public record VerdictRule(double alpha, double minEffect) {

    /**
     * Decides. "Meaningfully" asks for all that the plain word asks for, the corrected p included.
     *
     * @param estimate the mean difference, candidate − baseline, higher being better
     * @param adjustedP its p-value corrected for the whole family; NaN counts as 1
     */
    public Verdict decide(MeanEstimate estimate, double adjustedP) {
        return switch (estimate.status()) {
            case ZERO -> Verdict.NO_DIFFERENCE_FOUND;
            case DEGENERATE -> Verdict.DEGENERATE;
            case TOO_FEW -> Verdict.INCONCLUSIVE;
            case DEFINED -> decideDefined(estimate, adjustedP);
        };
    }

    private Verdict decideDefined(MeanEstimate estimate, double adjustedP) {
        Interval interval = estimate.interval(1 - alpha);
        if (adjustedP < alpha && interval.lower() > 0) {
            return interval.lower() >= minEffect ? Verdict.IMPROVES_MEANINGFULLY : Verdict.IMPROVES;
        }
        if (adjustedP < alpha && interval.upper() < 0) {
            return interval.upper() <= -minEffect ? Verdict.WORSENS_MEANINGFULLY : Verdict.WORSENS;
        }
        return TostEquivalence.of(estimate, minEffect, alpha).equivalent()
                ? Verdict.NO_DIFFERENCE_FOUND
                : Verdict.INCONCLUSIVE;
    }
}
