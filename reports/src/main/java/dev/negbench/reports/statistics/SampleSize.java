package dev.negbench.reports.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Queries needed for a paired t-test to find an effect. Source: hark card, "sample size". */
public final class SampleSize {
    private static final int LARGEST = 100_000_000;

    private SampleSize() {}

    /**
     * Returns the planning figure ((z_(1−α/2) + z_power) / d_z)², rounded up: 785, 197, 88, 32 queries for d_z = 0.1,
     * 0.2, 0.3, 0.5 at 80 % power and α = 0.05. It takes the variance as known and so falls about two queries short.
     *
     * @param dz effect to be found, in standard deviations of the per-query difference; its sign does not matter
     * @param power probability of finding it, in (0, 1)
     * @param alpha two-sided level in (0, 1)
     * @throws IllegalArgumentException if an argument is out of range, or the answer exceeds 100 million
     */
    public static int approximate(double dz, double power, double alpha) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        require(dz, power, alpha);
        double z = normal.inverseCumulativeProbability(1 - alpha / 2) + normal.inverseCumulativeProbability(power);
        double n = Math.ceil(Math.pow(Math.max(z, 0) / dz, 2));
        if (n > LARGEST) {
            throw new IllegalArgumentException("dz = " + dz + " needs " + n + " queries, more than " + LARGEST);
        }
        return (int) Math.max(n, 2);
    }

    /**
     * Returns the smallest number of queries at which {@link Power#ofPairedT} reaches the power asked for.
     *
     * @see #approximate for the arguments and errors
     */
    public static int exact(double dz, double power, double alpha) {
        int high = approximate(dz, power, alpha);
        int low = 1;
        while (Power.ofPairedT(dz, high, alpha) < power) {
            low = high;
            high += 1 + high / 4;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (Power.ofPairedT(dz, middle, alpha) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static void require(double dz, double power, double alpha) {
        if (!(Math.abs(dz) > 0) || !(power > 0 && power < 1) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("sample size needs dz other than 0, power and alpha in (0, 1); got "
                    + dz + ", " + power + ", " + alpha);
        }
    }
}
