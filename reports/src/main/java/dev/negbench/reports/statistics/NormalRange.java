package dev.negbench.reports.statistics;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Range (largest − smallest) of k independent standard normal values: the studentised range with infinite degrees of
 * freedom, which the library at hand does not have.
 */
final class NormalRange {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double TAIL = 9;
    private static final double STEP = 1.0 / 16;
    private static final double LARGEST = 40;
    private static final double ACCURACY = 1e-10;
    private static final int EVALUATIONS = 200;

    private NormalRange() {}

    /**
     * Returns the probability that the range is at most {@code range}: k·∫ φ(z)·(Φ(z) − Φ(z − range))^(k−1) dz.
     *
     * @param k values, at least 2
     */
    static double cumulative(int k, double range) {
        // The trapezoidal rule is exact to rounding for smooth functions that vanish at both ends.
        double sum = 0;
        for (double z = -TAIL; z <= TAIL; z += STEP) {
            double between = NORMAL.cumulativeProbability(z) - NORMAL.cumulativeProbability(z - range);
            sum += NORMAL.density(z) * Math.pow(between, k - 1);
        }
        return Math.min(1, k * sum * STEP);
    }

    /** Returns the range that is not exceeded with a probability in (0, 1), to ten digits. */
    static double quantile(int k, double probability) {
        return new BrentSolver(ACCURACY).solve(EVALUATIONS, q -> cumulative(k, q) - probability, 0, LARGEST);
    }
}
