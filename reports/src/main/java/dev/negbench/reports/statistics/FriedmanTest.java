package dev.negbench.reports.statistics;

import java.util.Arrays;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Friedman's test whether some systems rank alike over several datasets, one score a system and dataset. Source:
 * Demšar, "Statistical comparisons of classifiers over multiple data sets", JMLR 2006, section 3.2.2.
 *
 * <p>The p-value is that of the randomisation test: systems are relabelled within each dataset, and the statistic is
 * compared with its own distribution, so that it holds for few datasets too, where χ² and F do not. Tied scores share
 * their mean rank, in the data as in the relabellings; the statistics are not corrected for ties, as in the source.
 *
 * @param averageRanks mean rank of each system over datasets, 1 being best
 * @param datasets how many datasets
 * @param chiSquared Friedman's statistic χ²_F
 * @param f Iman and Davenport's statistic F_F; infinite if all datasets rank alike
 * @param p randomisation p-value in (0, 1]
 */
public record FriedmanTest(double[] averageRanks, int datasets, double chiSquared, double f, double p) {

    /**
     * Runs the test. O(datasets·systems·draws).
     *
     * @param scores one row a dataset (at least 2), one column a system (at least 2), higher is better; none NaN
     * @param draws random relabellings, at least 1
     * @param randomSeed seed of the relabellings; the same seed gives the same answer
     * @throws IllegalArgumentException if there are too few rows or columns, rows differ in length, a score is NaN or
     *     infinite, or {@code draws} is below 1
     */
    public static FriedmanTest of(double[][] scores, int draws, long randomSeed) {
        int systems = scores.length == 0 ? 0 : Differences.requireRectangular(scores);
        int datasets = scores.length;
        if (datasets < 2 || systems < 2 || draws < 1) {
            throw new IllegalArgumentException("Friedman's test needs 2 datasets, 2 systems, 1 draw; got " + datasets
                    + ", " + systems + ", " + draws);
        }
        double[][] ranks = new double[datasets][];
        for (int d = 0; d < datasets; d++) {
            ranks[d] = ranks(scores[d], d);
        }
        double[] sums = sums(ranks, systems);
        double observed = squares(sums);
        SplitMix64 random = new SplitMix64(randomSeed);
        int reached = 0;
        for (int draw = 0; draw < draws; draw++) {
            for (double[] row : ranks) {
                shuffle(row, random);
            }
            // Ranks are halves, so that sums of them and of their squares are exact.
            reached += squares(sums(ranks, systems)) >= observed ? 1 : 0;
        }
        double k = systems;
        double n = datasets;
        double chiSquared = 12 * n / (k * (k + 1)) * (observed / (n * n) - k * (k + 1) * (k + 1) / 4);
        double f = (n - 1) * chiSquared / (n * (k - 1) - chiSquared);
        double[] averageRanks = Arrays.stream(sums).map(sum -> sum / n).toArray();
        return new FriedmanTest(
                averageRanks,
                datasets,
                chiSquared,
                f < 0 ? Double.POSITIVE_INFINITY : f,
                (1.0 + reached) / (1.0 + draws));
    }

    private static double[] ranks(double[] scores, int dataset) {
        double[] descending = new double[scores.length];
        for (int s = 0; s < scores.length; s++) {
            if (!Double.isFinite(scores[s])) {
                throw new IllegalArgumentException("score " + scores[s] + " of system " + s + " on dataset " + dataset
                        + "; leave systems without a score out of the test");
            }
            descending[s] = -scores[s];
        }
        return new NaturalRanking(TiesStrategy.AVERAGE).rank(descending);
    }

    private static double[] sums(double[][] ranks, int systems) {
        double[] sums = new double[systems];
        for (double[] row : ranks) {
            for (int s = 0; s < systems; s++) {
                sums[s] += row[s];
            }
        }
        return sums;
    }

    private static double squares(double[] sums) {
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        return squares;
    }

    /** Fisher–Yates; the position of a 64-bit word scaled down is uniform but for a bias below k/2⁶³. */
    private static void shuffle(double[] row, SplitMix64 random) {
        for (int k = row.length; k > 1; k--) {
            int at = (int) Math.multiplyHigh(random.nextLong() >>> 1, 2L * k);
            double rank = row[at];
            row[at] = row[k - 1];
            row[k - 1] = rank;
        }
    }
}
