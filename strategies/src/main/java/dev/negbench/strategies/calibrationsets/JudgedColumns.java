package dev.negbench.strategies.calibrationsets;

/** Columns of a pool that {@link JudgedSets} computes and this package's samplers and weightings read. */
final class JudgedColumns {
    /** The judge's metric of each candidate, a mean of z-scores. */
    static final String METRIC = "calibration-metric";

    /** Each candidate's place by metric before any filter, 0 the best; all different, equal metrics by pool order. */
    static final String PLACE = "calibration-place";

    /** Running words of each candidate. */
    static final String LENGTH = "calibration-length";

    /** How much of each candidate is fragments of the query, see {@link Fragments}. */
    static final String DENSITY = "calibration-density";

    /** Cosine of every two candidates: a row a candidate, as {@link #SELF} numbers them. Where the set needs it. */
    static final String COSINE = "calibration-cosine";

    /** The row of {@link #COSINE} that is each candidate's own. */
    static final String SELF = "calibration-self";

    /** How often each positive stands in the set; a row a positive, the same for all candidates. */
    static final String COPIES = "calibration-copies";

    private JudgedColumns() {}
}
