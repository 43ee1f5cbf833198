package dev.negbench.reports.statistics;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * How single queries changed between an old and a new run, whatever the averages did. Rates are shares in [0, 1] of all
 * queries unless said otherwise. Always accuracyNew − accuracyOld = PFR − NFR. Source: bcwi card, "metrics".
 *
 * @param n queries, at least 1
 * @param oldSuccesses queries on which the old run succeeds
 * @param negativeFlips NF, queries on which only the old run succeeds
 * @param positiveFlips PF, queries on which only the new run succeeds
 */
public record Flips(int n, int oldSuccesses, int negativeFlips, int positiveFlips) {

    /**
     * Counts flips of a success / failure outcome.
     *
     * @param oldSuccess success of the old run, one a query
     * @param newSuccess success of the new run on the same queries in the same order
     * @throws IllegalArgumentException if there is no query or the lengths differ
     */
    public static Flips of(boolean[] oldSuccess, boolean[] newSuccess) {
        if (oldSuccess.length == 0 || oldSuccess.length != newSuccess.length) {
            throw new IllegalArgumentException("flips need the same queries, at least one, in both runs; got "
                    + oldSuccess.length + " and " + newSuccess.length);
        }
        int successes = 0;
        int negative = 0;
        int positive = 0;
        for (int q = 0; q < oldSuccess.length; q++) {
            if (oldSuccess[q]) {
                successes++;
                if (!newSuccess[q]) {
                    negative++;
                }
            } else if (newSuccess[q]) {
                positive++;
            }
        }
        return new Flips(oldSuccess.length, successes, negative, positive);
    }

    /**
     * Counts flips where a success is a metric of at least {@code threshold}. NaN is a failure: filter queries without
     * a score first.
     *
     * @see #of(boolean[], boolean[]) for the errors
     */
    public static Flips ofThreshold(double[] oldScores, double[] newScores, double threshold) {
        return of(reaches(oldScores, threshold), reaches(newScores, threshold));
    }

    /**
     * Returns the graded flip rate: the share of queries whose metric falls by more than {@code drop}, such as 0.1
     * nDCG@10. Queries with NaN in either run count in neither part of the share; NaN if none is left.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double gradedFlipRate(double[] oldScores, double[] newScores, double drop) {
        if (oldScores.length != newScores.length) {
            throw new IllegalArgumentException(
                    "flips need the same queries in both runs; got " + oldScores.length + " and " + newScores.length);
        }
        int fallen = 0;
        int n = 0;
        for (int q = 0; q < oldScores.length; q++) {
            double fall = oldScores[q] - newScores[q];
            if (!Double.isNaN(fall)) {
                n++;
                // A drop that equals the threshold up to rounding is not a larger one.
                if (fall > drop + MeanEstimate.ROUNDING) {
                    fallen++;
                }
            }
        }
        return (double) fallen / n;
    }

    /** Returns the queries on which the new run succeeds. */
    public int newSuccesses() {
        return oldSuccesses - negativeFlips + positiveFlips;
    }

    /** Returns the old run's share of successes. */
    public double accuracyOld() {
        return share(oldSuccesses, n);
    }

    /** Returns the new run's share of successes. */
    public double accuracyNew() {
        return share(newSuccesses(), n);
    }

    /** Returns the negative flip rate NF / n. */
    public double nfr() {
        return share(negativeFlips, n);
    }

    /** Returns the positive flip rate PF / n. */
    public double pfr() {
        return share(positiveFlips, n);
    }

    /** Returns the negative flip impact NF / (failures of the new run); 0 if it has none. */
    public double nfi() {
        return share(negativeFlips, n - newSuccesses());
    }

    /** Returns the positive flip impact PF / (successes of the new run); 0 if it has none. */
    public double pfi() {
        return share(positiveFlips, newSuccesses());
    }

    /**
     * Returns NFR / (accuracyOld·errorNew): 1 means as many losses as if the runs' errors were independent, 0 none. 0
     * where there is nothing that could be lost.
     */
    public double relativeNfr() {
        double independent = accuracyOld() * (1 - accuracyNew());
        return independent == 0 ? 0 : nfr() / independent;
    }

    /** Returns the exact McNemar test of losses against gains. */
    public McNemar test() {
        return McNemar.of(negativeFlips, positiveFlips);
    }

    /**
     * Returns the Clopper–Pearson interval of the negative flip rate: its coverage is at least {@code level} for any n.
     *
     * @param level coverage in (0, 1)
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public Interval nfrInterval(double level) {
        Interval.requireLevel(level);
        double tail = (1 - level) / 2;
        double lower = negativeFlips == 0 ? 0 : betaQuantile(tail, negativeFlips, n - negativeFlips + 1);
        double upper = negativeFlips == n ? 1 : betaQuantile(1 - tail, negativeFlips + 1, n - negativeFlips);
        return new Interval(lower, upper, level);
    }

    private static double betaQuantile(double probability, double alpha, double beta) {
        return new BetaDistribution(null, alpha, beta, 1e-12).inverseCumulativeProbability(probability);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static boolean[] reaches(double[] scores, double threshold) {
        boolean[] success = new boolean[scores.length];
        for (int q = 0; q < scores.length; q++) {
            success[q] = scores[q] >= threshold;
        }
        return success;
    }
}
