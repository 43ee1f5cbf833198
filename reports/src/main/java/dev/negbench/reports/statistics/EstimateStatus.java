package dev.negbench.reports.statistics;

/** Whether a mean has a usable variance, and what is answered where it has none. Source: hark card, pitfalls. */
public enum EstimateStatus {
    /** The variance is positive: t, p and interval are the textbook's. */
    DEFINED,
    /** Variance 0 and mean 0, as of two identical runs: t = 0, p = 1, interval [0, 0]. */
    ZERO,
    /** Variance 0 and a mean other than 0: t, p and interval are NaN. Never p = 0. */
    DEGENERATE,
    /** Fewer than two values: t, p and interval are NaN. */
    TOO_FEW
}
