package dev.negbench.reports.statistics;

import java.util.Arrays;

/**
 * Interval of a strategy's mean on the very queries that were asked, over training seeds alone: how far another
 * training moves the mean. {@link MeanInterval} also covers other queries, and is wider for it; this one is for means
 * on the same queries at different times.
 */
public final class SeedInterval {
    private SeedInterval() {}

    /**
     * Returns Student's interval of the seeds' means, with one degree of freedom less than there are seeds.
     * O(seeds·queries); allocates two rows.
     *
     * @param scores one row a seed, one column a query; NaN where a query has no score, which excludes the query
     * @param level coverage in (0, 1)
     * @return undefined (NaN) with a single seed, without a query, or where all seeds have the same mean and not 0
     * @throws IllegalArgumentException if there is no seed, rows differ in length, a score is infinite, or the level is
     *     outside (0, 1)
     */
    public static Interval of(double[][] scores, double level) {
        double[] queryMeans = Differences.overSeeds(scores);
        double[] seedMeans = Arrays.stream(scores).mapToDouble(row -> mean(row, queryMeans)).toArray();
        // A one-sample t: the differences are those from 0.
        return PairedT.of(seedMeans).interval(level);
    }

    private static double mean(double[] row, double[] queryMeans) {
        double sum = 0;
        int n = 0;
        for (int q = 0; q < row.length; q++) {
            if (!Double.isNaN(queryMeans[q])) {
                sum += row[q];
                n++;
            }
        }
        return sum / n;
    }
}
