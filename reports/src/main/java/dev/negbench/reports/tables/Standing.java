package dev.negbench.reports.tables;

import dev.negbench.reports.statistics.Verdict;
import java.util.List;

/**
 * Whether numbers may be read as a confirmation of what was planned. Source: hark card, R6.
 *
 * @param confirmatory whether they may
 * @param failedConditions the conditions that do not hold; empty if and only if confirmatory
 */
public record Standing(boolean confirmatory, List<String> failedConditions) {
    /** Every condition holds. */
    public static final Standing CONFIRMATORY = new Standing(true, List.of());

    /**
     * Returns the standing of numbers that confirm nothing.
     *
     * @param failedConditions why, at least one
     * @throws IllegalArgumentException if there is no reason
     */
    public static Standing exploratory(List<String> failedConditions) {
        if (failedConditions.isEmpty()) {
            throw new IllegalArgumentException("exploratory without a reason; use Standing.CONFIRMATORY if all holds");
        }
        return new Standing(false, List.copyOf(failedConditions));
    }

    /** Returns {@code CONFIRMATORY} or {@code EXPLORATORY}. */
    public String label() {
        return confirmatory ? "CONFIRMATORY" : "EXPLORATORY";
    }

    /** Returns the words for a verdict: exploratory findings do not say that anything improves. */
    public String words(Verdict verdict) {
        if (confirmatory) {
            return verdict.words();
        }
        return switch (verdict) {
            case IMPROVES_MEANINGFULLY -> "meaningfully higher";
            case IMPROVES -> "higher";
            case WORSENS -> "lower";
            case WORSENS_MEANINGFULLY -> "meaningfully lower";
            case NO_DIFFERENCE_FOUND, INCONCLUSIVE, DEGENERATE, NOT_RUN -> verdict.words();
        };
    }
}
