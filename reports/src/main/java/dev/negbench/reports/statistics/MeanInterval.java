package dev.negbench.reports.statistics;

/**
 * Mean and interval of one strategy's metric over seeds × queries, with the variance of {@link TwoWayTest}. Intervals
 * of two strategies may overlap although their difference is significant: compare by {@link Comparison}, not by eye.
 *
 * @param mean mean score; NaN without a query
 * @param interval interval of the mean; undefined (NaN) if there are fewer than two queries or all scores are equal and
 *     not 0. A normal-theory interval: it is not clipped to the metric's range.
 * @param seeds training seeds
 * @param queries queries used
 * @param excludedQueries queries left out because some seed has no score for them
 * @param population what the interval covers
 * @param status whether the interval is usable
 */
public record MeanInterval(
        double mean,
        Interval interval,
        int seeds,
        int queries,
        int excludedQueries,
        Population population,
        EstimateStatus status) {
    /** Coverage of the intervals in reports unless another is asked for. */
    public static final double DEFAULT_LEVEL = 0.95;

    /**
     * Estimates the mean. O(seeds·queries).
     *
     * @param scores one row a seed, one column a query; NaN where a query has no score, which excludes the query
     * @param level coverage in (0, 1)
     * @throws IllegalArgumentException if there is no seed, rows differ in length, a score is infinite, or the level is
     *     outside (0, 1)
     */
    public static MeanInterval of(double[][] scores, double level) {
        TwoWayTest test = TwoWayTest.of(scores);
        MeanEstimate estimate = test.estimate();
        return new MeanInterval(
                estimate.mean(),
                estimate.interval(level),
                test.seeds(),
                test.queries(),
                test.excludedQueries(),
                test.population(),
                estimate.status());
    }

    /** Estimates the mean with a 95 % interval; see {@link #of(double[][], double)}. */
    public static MeanInterval of(double[][] scores) {
        return of(scores, DEFAULT_LEVEL);
    }
}
