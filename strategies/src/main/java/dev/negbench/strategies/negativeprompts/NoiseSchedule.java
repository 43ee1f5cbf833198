package dev.negbench.strategies.negativeprompts;

import java.util.Arrays;

/**
 * How much of a point and how much noise a state holds at each denoising step: {@code x = signal·point + noise·normal}
 * with {@code signal² + noise² = 1}. The variances grow with a linear square root from 0.00085 to 0.012 over 1,000
 * timesteps, of which the steps are evenly spaced ones; step 0 is the noisiest. Source: card negative-prompts,
 * "Feasibility run". Immutable.
 */
public final class NoiseSchedule {
    /** Denoising steps of the paper and its code. */
    public static final int STEPS = 30;

    private static final int TIMESTEPS = 1000;
    private static final double FIRST_VARIANCE = 0.00085;
    private static final double LAST_VARIANCE = 0.012;

    private final double[] signals;
    private final double[] noises;

    private NoiseSchedule(double[] signals, double[] noises) {
        this.signals = signals;
        this.noises = noises;
    }

    /**
     * Spaces steps evenly over the timesteps 999 to 0.
     *
     * @param steps 2 to 1,000
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static NoiseSchedule of(int steps) {
        if (steps < 2 || steps > TIMESTEPS) {
            throw new IllegalArgumentException("denoising steps must be 2 to " + TIMESTEPS + ", were " + steps);
        }
        double[] kept = cumulativeSignals();
        double[] signals = new double[steps];
        double[] noises = new double[steps];
        for (int step = 0; step < steps; step++) {
            int timestep = (int) Math.rint((TIMESTEPS - 1) * (1 - step / (steps - 1.0)));
            signals[step] = Math.sqrt(kept[timestep]);
            noises[step] = Math.sqrt(1 - kept[timestep]);
        }
        return new NoiseSchedule(signals, noises);
    }

    /** The share of a point's variance that is left at each timestep, ᾱ. */
    private static double[] cumulativeSignals() {
        double first = Math.sqrt(FIRST_VARIANCE);
        double last = Math.sqrt(LAST_VARIANCE);
        double[] kept = new double[TIMESTEPS];
        double product = 1;
        for (int t = 0; t < TIMESTEPS; t++) {
            double root = first + (last - first) * t / (TIMESTEPS - 1);
            product *= 1 - root * root;
            kept[t] = product;
        }
        return kept;
    }

    /** Returns the number of steps. */
    public int steps() {
        return signals.length;
    }

    /** Returns the factor of the point at a step, √ᾱ, in (0, 1). */
    public double signal(int step) {
        return signals[step];
    }

    /** Returns the factor of the noise at a step, √(1 − ᾱ), in (0, 1). */
    public double noise(int step) {
        return noises[step];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoiseSchedule that && Arrays.equals(signals, that.signals);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signals);
    }
}
