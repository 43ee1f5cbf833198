package dev.negbench.reports.statistics;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Exact McNemar test: among the queries whose success changed, are losses and gains equally likely? Source: bcwi card.
 *
 * @param negativeFlips NF, queries lost: success before, failure now
 * @param positiveFlips PF, queries gained
 * @param p two-sided p-value min(1, 2·P(X ≤ min(NF, PF))), X binomial over NF + PF tosses of a fair coin; 1 without
 *     flips
 * @param pMoreNegative one-sided p-value P(X ≥ NF), small where losses outweigh gains; 1 without flips
 */
public record McNemar(int negativeFlips, int positiveFlips, double p, double pMoreNegative) {

    /**
     * Runs the test.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public static McNemar of(int negativeFlips, int positiveFlips) {
        if (negativeFlips < 0 || positiveFlips < 0) {
            throw new IllegalArgumentException(
                    "flip counts must be at least 0, got " + negativeFlips + ", " + positiveFlips);
        }
        int flips = Math.addExact(negativeFlips, positiveFlips);
        if (flips == 0) {
            return new McNemar(0, 0, 1, 1);
        }
        // P(X ≥ k) of a fair coin is P(X ≤ flips − k), the tail that keeps its digits when small.
        BinomialDistribution coin = new BinomialDistribution(null, flips, 0.5);
        double twoSided = 2 * coin.cumulativeProbability(Math.min(negativeFlips, positiveFlips));
        double oneSided = coin.cumulativeProbability(positiveFlips);
        return new McNemar(negativeFlips, positiveFlips, bounded(twoSided), bounded(oneSided));
    }

    private static double bounded(double p) {
        return Math.min(1, Math.max(p, Double.MIN_NORMAL));
    }
}
