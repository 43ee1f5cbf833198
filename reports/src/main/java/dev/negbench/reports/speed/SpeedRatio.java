package dev.negbench.reports.speed;

import dev.negbench.reports.statistics.Interval;

/**
 * How many times the old cost the new cost is, with an interval.
 *
 * <p>Method: delta method on the log scale. A mean m with half width e has a log with half width e / m, to first order;
 * the log ratio of two independent means has the root of the sum of both squares, h = √((e₁/m₁)² + (e₂/m₂)²); the
 * interval is ratio · exp(±h). On this scale new/old and old/new are judged alike, and the lower end stays above 0. As
 * the half widths contain Student quantiles of their own degrees of freedom, their root sum of squares covers at least
 * the common level (Banerjee 1960, intervals for linear functions of means with unequal variances), up to that first
 * order.
 *
 * <p>The interval knows the noise inside the two runs. It does not know what drifted between them, such as clock rate
 * or neighbours on the machine: two runs of the same code in different sittings can differ by more.
 *
 * @param ratio new / old, above 0; below 1 is faster
 * @param interval of the ratio at {@link #LEVEL}; undefined where an error is NaN
 */
public record SpeedRatio(double ratio, Interval interval) {
    /** The level of the errors that JMH reports, and so of the interval. */
    public static final double LEVEL = 0.999;

    /**
     * Compares two costs of one unit. O(1).
     *
     * @param oldCost mean of the old run, above 0
     * @param oldError half width of its interval at {@link #LEVEL}, at least 0, or NaN if unknown
     * @param newCost mean of the new run, above 0
     * @param newError half width of its interval at {@link #LEVEL}, at least 0, or NaN if unknown
     * @throws IllegalArgumentException if a cost is not a finite number above 0, or an error negative
     */
    public static SpeedRatio of(double oldCost, double oldError, double newCost, double newError) {
        requireCost("old", oldCost, oldError);
        requireCost("new", newCost, newError);
        double ratio = newCost / oldCost;
        double half = Math.hypot(oldError / oldCost, newError / newCost);
        return new SpeedRatio(ratio, new Interval(ratio * Math.exp(-half), ratio * Math.exp(half), LEVEL));
    }

    /** Returns the word for this ratio: by the interval, never by the ratio alone. */
    public SpeedChange change() {
        if (!interval.isDefined()) {
            return SpeedChange.NOISE_UNKNOWN;
        }
        if (interval.contains(1)) {
            return SpeedChange.NO_CHANGE;
        }
        return ratio < 1 ? SpeedChange.FASTER : SpeedChange.SLOWER;
    }

    private static void requireCost(String which, double cost, double error) {
        if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the " + which + " cost must be finite and above 0, was " + cost);
        }
        if (error < 0) {
            throw new IllegalArgumentException("the " + which + " error must be at least 0 or NaN, was " + error);
        }
    }
}
