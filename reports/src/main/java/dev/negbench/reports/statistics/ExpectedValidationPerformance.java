package dev.negbench.reports.statistics;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Expected best score of n random-search trials, for n = 1 … N, from N trials actually run: what a search of that
 * budget would have reported. The curve is not extrapolated. It requires independent trials: an adaptive search has
 * none. Higher is better. Source: hark card, after Dodge et al. 2019, section 3.1.
 */
public final class ExpectedValidationPerformance {
    private final double[] mean;
    private final double[] sd;
    private final double lowest;
    private final double highest;
    private final int failed;

    private ExpectedValidationPerformance(double[] mean, double[] sd, double lowest, double highest, int failed) {
        this.mean = mean;
        this.sd = sd;
        this.lowest = lowest;
        this.highest = highest;
        this.failed = failed;
    }

    /**
     * Takes trials as drawn with replacement from those run, P(best ≤ i-th) = (i/N)^n: the default of the source.
     * O(N²).
     *
     * @param scores one validation score a trial, in any order; NaN for a trial that failed, which is counted and left
     *     out
     * @throws IllegalArgumentException if no trial has a score or one is infinite
     */
    public static ExpectedValidationPerformance withReplacement(double[] scores) {
        return of(scores, (below, n, i, trials) -> below * i / trials);
    }

    /**
     * Takes trials as a subset of those run, P(best ≤ i-th) = C(i, n)/C(N, n): at n = N the best score, without spread.
     *
     * @see #withReplacement for the arguments and errors
     */
    public static ExpectedValidationPerformance withoutReplacement(double[] scores) {
        return of(scores, (below, n, i, trials) -> below * Math.max(0, i - n + 1) / (trials - n + 1));
    }

    /** Returns N, the trials with a score: the largest n of the curve. */
    public int trials() {
        return mean.length;
    }

    /** Returns the trials left out because they have no score. */
    public int failed() {
        return failed;
    }

    /**
     * Returns the expected best score of {@code n} trials.
     *
     * @throws IllegalArgumentException if n is outside 1 … N
     */
    public double mean(int n) {
        return mean[require(n)];
    }

    /** Returns the standard deviation of the best score of {@code n} trials; see {@link #mean} for the errors. */
    public double sd(int n) {
        return sd[require(n)];
    }

    /** Returns mean(n) − sd(n), but no less than the lowest score: the lower edge of the shading. */
    public double lower(int n) {
        return Math.max(lowest, mean(n) - sd(n));
    }

    /** Returns mean(n) + sd(n), but no more than the highest score: the upper edge of the shading. */
    public double upper(int n) {
        return Math.min(highest, mean(n) + sd(n));
    }

    /**
     * Returns the smallest number of trials at which the curve that was behind is ahead, within the budget both have:
     * from there on the winner depends on the budget, and "better" needs it named. Empty if the order never changes.
     */
    public static OptionalInt crossing(ExpectedValidationPerformance a, ExpectedValidationPerformance b) {
        double leader = 0;
        for (int n = 1; n <= Math.min(a.trials(), b.trials()); n++) {
            double difference = a.mean(n) - b.mean(n);
            double rounding = MeanEstimate.ROUNDING * Math.max(Math.abs(a.mean(n)), Math.abs(b.mean(n)));
            double sign = Math.abs(difference) <= rounding ? 0 : Math.signum(difference);
            if (sign != 0 && leader != 0 && sign != leader) {
                return OptionalInt.of(n);
            }
            leader = sign != 0 ? sign : leader;
        }
        return OptionalInt.empty();
    }

    /** From P(best of n − 1 ≤ i-th of the trials) to the same with n. */
    private interface Step {
        double next(double below, int n, int i, int trials);
    }

    private static ExpectedValidationPerformance of(double[] scores, Step step) {
        double[] sorted = Differences.withoutNaN(scores);
        int trials = sorted.length;
        if (trials == 0) {
            throw new IllegalArgumentException("no trial with a score among " + scores.length + "; nothing to expect");
        }
        Arrays.sort(sorted);
        double[] mean = new double[trials];
        double[] sd = new double[trials];
        double[] atMost = new double[trials + 1];
        Arrays.fill(atMost, 1, trials + 1, 1);
        for (int n = 1; n <= trials; n++) {
            for (int i = 1; i <= trials; i++) {
                atMost[i] = step.next(atMost[i], n, i, trials);
            }
            double expected = 0;
            for (int i = 1; i <= trials; i++) {
                expected += sorted[i - 1] * (atMost[i] - atMost[i - 1]);
            }
            double squares = 0;
            for (int i = 1; i <= trials; i++) {
                double deviation = sorted[i - 1] - expected;
                squares += deviation * deviation * (atMost[i] - atMost[i - 1]);
            }
            mean[n - 1] = expected;
            sd[n - 1] = Math.sqrt(squares);
        }
        return new ExpectedValidationPerformance(mean, sd, sorted[0], sorted[trials - 1], scores.length - trials);
    }

    private int require(int n) {
        if (n < 1 || n > mean.length) {
            throw new IllegalArgumentException(
                    "n = " + n + " trials; the curve has 1 … " + mean.length + " and is not extrapolated");
        }
        return n - 1;
    }
}
