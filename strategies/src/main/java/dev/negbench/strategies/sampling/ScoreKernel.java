package dev.negbench.strategies.sampling;

import java.util.Locale;

/** How a candidate's weight falls with the distance of its score from a wanted score. */
public enum ScoreKernel {
    /** {@code exp(-a * d^2)}. */
    GAUSSIAN,
    /** {@code exp(-a * |d|)}. */
    LAPLACE;

    /**
     * Reads a kernel from its text form.
     *
     * @throws IllegalArgumentException if there is no such kernel
     */
    public static ScoreKernel parse(String text) {
        for (ScoreKernel kernel : values()) {
            if (kernel.toString().equals(text)) {
                return kernel;
            }
        }
        throw new IllegalArgumentException("kernel '" + text + "' is not gaussian or laplace");
    }

    /**
     * Returns the logarithm of the weight, at most 0.
     *
     * @param steepness the {@code a} above, finite and at least 0; with 0 every weight is 1
     * @param distance score minus wanted score; NaN, the difference of equal infinities, counts as 0
     */
    public double exponent(double steepness, double distance) {
        if (steepness == 0 || Double.isNaN(distance)) {
            return 0;
        }
        return this == GAUSSIAN ? -(steepness * distance * distance) : -(steepness * Math.abs(distance));
    }

    /**
     * Returns the steepness that acts on raw distances where {@code a} is meant for distances in units of {@code
     * scale}.
     */
    public double steepness(double a, double scale) {
        return this == GAUSSIAN ? a / (scale * scale) : a / scale;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
