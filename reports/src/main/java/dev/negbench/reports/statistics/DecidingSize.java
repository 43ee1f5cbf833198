package dev.negbench.reports.statistics;

import java.util.OptionalLong;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How many queries or training seeds a two-way design would need to find an effect. From the variance components of a
 * finished run, s² of seeds, queries and the rest, V(S, n) = s²_s/S + s²_q/n + s²_e/(S·n) must fall to
 * (δ / (z_(1−α/2) + z_power))²; one of the two numbers is moved, the other kept. Variances are taken as known.
 *
 * @param queries queries needed with the seeds of this run; empty if no number would do, because seeds vary too much
 * @param seeds seeds needed with the queries of this run; empty if no number would do, because queries vary too much
 */
public record DecidingSize(OptionalLong queries, OptionalLong seeds) {
    /** The power asked for unless a plan says otherwise. */
    public static final double USUAL_POWER = 0.8;

    /**
     * Computes the sizes.
     *
     * @param test the finished run
     * @param effect the effect to be found, above 0
     * @param power probability of finding it, in (0, 1)
     * @param alpha two-sided level in (0, 1)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static DecidingSize of(TwoWayTest test, double effect, double power, double alpha) {
        double target = Math.pow(effect / quantiles(effect, power, alpha), 2);
        double rest = Double.isNaN(test.msResidual()) ? 0 : test.msResidual();
        double ofQueries = Math.max(0, test.msQueries() - rest) / test.seeds();
        double ofSeeds = Double.isNaN(test.msSeeds()) ? 0 : Math.max(0, test.msSeeds() - rest) / test.queries();
        return new DecidingSize(
                count(ofQueries + rest / test.seeds(), target - ofSeeds / test.seeds()),
                count(ofSeeds + rest / test.queries(), target - ofQueries / test.queries()));
    }

    /**
     * Computes the seeds that a figure with one value a seed needs.
     *
     * @param estimate the mean over seeds
     * @param seeds seeds it was estimated from
     * @see #of(TwoWayTest, double, double, double) for the other arguments and errors
     */
    public static DecidingSize ofSeeds(MeanEstimate estimate, int seeds, double effect, double power, double alpha) {
        double target = Math.pow(effect / quantiles(effect, power, alpha), 2);
        double variance = estimate.standardError() * estimate.standardError() * seeds;
        return new DecidingSize(OptionalLong.empty(), count(variance, target));
    }

    private static OptionalLong count(double variance, double target) {
        return target > 0 && variance >= 0
                ? OptionalLong.of((long) Math.max(2, Math.ceil(variance / target)))
                : OptionalLong.empty();
    }

    private static double quantiles(double effect, double power, double alpha) {
        if (!(effect > 0) || !(power > 0 && power < 1) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("sizes need an effect above 0, power and alpha in (0, 1); got " + effect
                    + ", " + power + ", " + alpha);
        }
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        return normal.inverseCumulativeProbability(1 - alpha / 2) + normal.inverseCumulativeProbability(power);
    }
}
