package dev.negbench.reports.statistics;

/**
 * The only words a report may use for a confirmatory comparison. Source: hark card, "decision words"; the words for the
 * negative direction mirror those for the positive one, which are all the card has.
 */
public enum Verdict {
    /** Significant after correction, and the interval lies above the smallest effect of interest. */
    IMPROVES_MEANINGFULLY("improves meaningfully"),
    /** Significant after correction, and the interval lies above 0. */
    IMPROVES("improves"),
    /** The interval of the equivalence test lies inside ± the smallest effect of interest. */
    NO_DIFFERENCE_FOUND("no difference found"),
    /** None of the others: too few data to tell. */
    INCONCLUSIVE("inconclusive"),
    /** Significant after correction, and the interval lies below 0. */
    WORSENS("worsens"),
    /** Significant after correction, and the interval lies below minus the smallest effect of interest. */
    WORSENS_MEANINGFULLY("worsens meaningfully"),
    /** Every difference is the same and not 0: no variance to judge it by. */
    DEGENERATE("degenerate"),
    /** Planned, but without a result. */
    NOT_RUN("not run");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** Returns the words a report prints. */
    public String words() {
        return words;
    }

    /** Returns 1 where the candidate was found above the baseline, −1 where below, 0 where neither. */
    public int sign() {
        return switch (this) {
            case IMPROVES_MEANINGFULLY, IMPROVES -> 1;
            case WORSENS, WORSENS_MEANINGFULLY -> -1;
            case NO_DIFFERENCE_FOUND, INCONCLUSIVE, DEGENERATE, NOT_RUN -> 0;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
