package dev.negbench.reports.selftest;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * How often something happened in a simulation, and how often it should.
 *
 * @param what what happened
 * @param count replications in which it did
 * @param replications all replications, independent of each other
 * @param lowest smallest rate that is right
 * @param highest largest rate that is right
 */
public record ErrorRate(String what, int count, int replications, double lowest, double highest) {
    /** Chance that a rate at an end of what is right is taken for wrong, on each side. */
    public static final double FALSE_ALARM = 1e-4;

    /** Returns the rate observed, in [0, 1]. */
    public double rate() {
        return (double) count / replications;
    }

    /** Returns its standard error. */
    public double standardError() {
        return Math.sqrt(rate() * (1 - rate()) / replications);
    }

    /** Returns whether the count is one that a right rate gives, but for {@link #FALSE_ALARM} on each side. */
    public boolean holds() {
        int least = new BinomialDistribution(null, replications, lowest).inverseCumulativeProbability(FALSE_ALARM);
        int most = new BinomialDistribution(null, replications, highest).inverseCumulativeProbability(1 - FALSE_ALARM);
        return count >= least && count <= most;
    }
}
