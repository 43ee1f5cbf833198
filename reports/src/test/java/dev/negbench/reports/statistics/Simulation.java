package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Simulated per-query differences, and the binomial bounds that simulated rates are held against. */
public final class Simulation {
    /** Seed of every simulation; fixed, so that a build is repeatable. Override it to try others. */
    public static final long SEED = Long.getLong("negbench.test.seed", 20_190_416L);

    /** Chance that one simulated rate misses its bounds on one side, were the seed free. */
    static final double FALSE_ALARM = 1e-4;

    private Simulation() {}

    /** Returns seeds × queries of mean + query effect + seed effect + residual, each normal with the given sd. */
    static double[][] twoWay(
            RandomGenerator random,
            int seeds,
            int queries,
            double mean,
            double querySd,
            double seedSd,
            double residualSd) {
        double[] queryEffect = new double[queries];
        for (int q = 0; q < queries; q++) {
            queryEffect[q] = querySd * random.nextGaussian();
        }
        double[][] values = new double[seeds][queries];
        for (double[] row : values) {
            double shift = mean + seedSd * random.nextGaussian();
            for (int q = 0; q < queries; q++) {
                row[q] = queryEffect[q] + shift + residualSd * random.nextGaussian();
            }
        }
        return values;
    }

    static double[] normal(RandomGenerator random, int n, double mean, double sd) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian(mean, sd);
        }
        return values;
    }

    /** Asserts that a count is one that a binomial with the given rate shows, but for 2 × {@link #FALSE_ALARM}. */
    static void assertRate(String what, int count, int trials, double rate) {
        assertAtMost(what, count, trials, rate);
        assertAtLeast(what, count, trials, rate);
    }

    /** Asserts that a count is not one that only a higher rate shows, but for {@link #FALSE_ALARM}. */
    public static void assertAtMost(String what, int count, int trials, double rate) {
        int most = new BinomialDistribution(null, trials, rate).inverseCumulativeProbability(1 - FALSE_ALARM);
        assertTrue(count <= most, () -> describe(what, count, trials) + " above " + most + ", bound for rate " + rate);
    }

    /** Asserts that a count is not one that only a lower rate shows, but for {@link #FALSE_ALARM}. */
    public static void assertAtLeast(String what, int count, int trials, double rate) {
        int least = new BinomialDistribution(null, trials, rate).inverseCumulativeProbability(FALSE_ALARM);
        assertTrue(
                count >= least, () -> describe(what, count, trials) + " below " + least + ", bound for rate " + rate);
    }

    private static String describe(String what, int count, int trials) {
        return what + ": " + count + " of " + trials + " (-Dnegbench.test.seed=" + SEED + ")";
    }
}
