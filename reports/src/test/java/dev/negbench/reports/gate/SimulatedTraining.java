package dev.negbench.reports.gate;

import java.util.random.RandomGenerator;

/**
 * nDCG@10 of a strategy trained from several seeds, one relevant document a query: its log rank is normal over queries,
 * shifts with the seed, and scatters from training to training. The parameters give what static encoders showed on the
 * default collection, five strategies, 930 queries, 5 seeds: a residual sd of 0.10 (measured 0.100 to 0.114), and 2 %
 * of the queries lost between two seeds (0.5 to 3 %). The sd between seeds was 0, 0, 0, 0.0013 and 0.0036: {@link
 * #USUAL} is 0.0017, {@link #STRONG} 0.0042.
 */
final class SimulatedTraining {
    /** Adds this to the log rank for a fall of the mean by 0.02. */
    static final double TWO_POINTS = 0.138;

    /** Seed shifts of the log rank, sd 0.0017 of nDCG@10. */
    static final double USUAL = 0.012;

    /** Seed shifts of the log rank, sd 0.0042 of nDCG@10. */
    static final double STRONG = 0.03;

    private static final double LEVEL = 0.8;
    private static final double QUERY_SD = 2.5;
    private static final double RESIDUAL_SD = 0.42;

    private SimulatedTraining() {}

    /** Returns how hard each query is, to be shared by all trainings on one collection. */
    static double[] queries(RandomGenerator random, int queries) {
        double[] logRanks = new double[queries];
        for (int q = 0; q < queries; q++) {
            logRanks[q] = LEVEL + QUERY_SD * random.nextGaussian();
        }
        return logRanks;
    }

    /** Trains from new seeds: returns scores, one row a seed. */
    static double[][] train(RandomGenerator random, double[] queries, int seeds, double seedSd, double shift) {
        double[][] scores = new double[seeds][queries.length];
        for (double[] row : scores) {
            double ofSeed = shift + seedSd * random.nextGaussian();
            for (int q = 0; q < row.length; q++) {
                double rank = Math.ceil(Math.exp(queries[q] + ofSeed + RESIDUAL_SD * random.nextGaussian()));
                row[q] = rank > 10 ? 0 : Math.log(2) / Math.log(1 + Math.max(1, rank));
            }
        }
        return scores;
    }
}
