package dev.negbench.reports.claims;

import dev.negbench.reports.statistics.EstimateStatus;
import dev.negbench.reports.statistics.Interval;
import dev.negbench.reports.statistics.MeanEstimate;
import dev.negbench.reports.statistics.Power;
import dev.negbench.reports.statistics.TostEquivalence;

/**
 * How an estimate becomes a word. A claim of an effect is reproduced by a significant difference in its direction, and
 * contradicted by a significant one against it, or by one that is shown to be smaller than anybody cares about.
 *
 * @param direction what is claimed
 * @param smallestEffect smallest effect of interest, above 0, in the unit of the figure
 * @param alpha level of the family and of the intervals, in (0, 0.5)
 */
public record ClaimRule(ClaimDirection direction, double smallestEffect, double alpha) {
    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static ClaimRule of(ClaimDirection direction, double smallestEffect, double alpha) {
        if (!(smallestEffect > 0) || Double.isInfinite(smallestEffect) || !(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("a claim needs a smallest effect above 0 and alpha in (0, 0.5); got "
                    + smallestEffect + ", " + alpha);
        }
        return new ClaimRule(direction, smallestEffect, alpha);
    }

    /**
     * Returns the p-value that the correction for the table starts from: two-sided against 0 for a difference, that of
     * the two one-sided tests for an equivalence, one-sided against the margin for non-inferiority. NaN where the
     * estimate has no variance.
     */
    public double p(MeanEstimate estimate) {
        return switch (direction) {
            case ABOVE, BELOW -> estimate.p();
            case EQUAL -> TostEquivalence.of(estimate, smallestEffect, alpha).p();
            case NOT_BELOW -> estimate.pAbove(-smallestEffect);
        };
    }

    /**
     * Decides.
     *
     * @param adjustedP {@link #p} corrected for the whole table
     */
    public ClaimOutcome decide(MeanEstimate estimate, double adjustedP) {
        return switch (estimate.status()) {
            case TOO_FEW -> ClaimOutcome.INCONCLUSIVE;
            case ZERO -> isEffect() ? ClaimOutcome.CONTRADICTED : ClaimOutcome.REPRODUCED;
            case DEGENERATE -> ClaimOutcome.INCONCLUSIVE;
            case DEFINED -> decideDefined(estimate, adjustedP);
        };
    }

    private boolean isEffect() {
        return direction == ClaimDirection.ABOVE || direction == ClaimDirection.BELOW;
    }

    private ClaimOutcome decideDefined(MeanEstimate estimate, double adjustedP) {
        Interval interval = estimate.interval(1 - alpha);
        boolean significant = adjustedP < alpha;
        boolean within = TostEquivalence.of(estimate, smallestEffect, alpha).equivalent();
        return switch (direction) {
            case ABOVE -> effect(significant && interval.lower() > 0, significant && interval.upper() < 0 || within);
            case BELOW -> effect(significant && interval.upper() < 0, significant && interval.lower() > 0 || within);
            case EQUAL -> effect(significant, interval.lower() > smallestEffect || interval.upper() < -smallestEffect);
            case NOT_BELOW -> effect(significant, interval.upper() < -smallestEffect);
        };
    }

    private static ClaimOutcome effect(boolean reproduced, boolean contradicted) {
        return reproduced
                ? ClaimOutcome.REPRODUCED
                : contradicted ? ClaimOutcome.CONTRADICTED : ClaimOutcome.INCONCLUSIVE;
    }

    /**
     * Returns the probability that this design finds an effect of the smallest size of interest, at the uncorrected
     * level; NaN unless the estimate is {@link EstimateStatus#DEFINED}.
     */
    public double power(MeanEstimate estimate) {
        return estimate.status() == EstimateStatus.DEFINED
                ? Power.ofT(smallestEffect / estimate.standardError(), estimate.df(), alpha)
                : Double.NaN;
    }
}
