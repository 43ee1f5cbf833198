package dev.negbench.harness.encoder;

/**
 * Adaptive step sizes after Duchi, Hazan and Singer (2011), with one accumulator a row instead of one an element: a row
 * moves by {@code -rate * g / sqrt(a)}, where {@code a} sums the mean squares of its gradients so far. The first update
 * of a row therefore has a root mean square of about {@code rate}, whatever the scale of the loss, so that no scheme
 * gains by a larger loss alone.
 *
 * <p>One accumulator an element was tried, at its better rate of 0.02, against one a row at 0.01: after three epochs
 * from MiniLM's rows, with in-batch and seven random negatives, nDCG@10 was 0.771 against 0.758 on SciFact, 0.702
 * against 0.711 on squad-dev, 0.358 against 0.360 on esco-jobs: no clear gain, for a second table of memory to hold and
 * to walk. One a row at 0.02 lost 0.02 on squad-dev and less than 0.005 elsewhere. Single runs, so differences below
 * 0.01 mean little.
 *
 * @param rate the root mean square of a row's first update, in units of a token row's elements
 * @param initialAccumulator what accumulators start from, in squared units of the gradient; gradients much smaller than
 *     its root are rounding, and it keeps them from moving a row by the full rate
 */
public record AdaGrad(double rate, double initialAccumulator) {
    /** What experiments use unless they say otherwise. */
    public static final AdaGrad STANDARD = new AdaGrad(0.01, 1e-12);

    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if the rate is not positive, or either value is negative or not finite
     */
    public static AdaGrad of(double rate, double initialAccumulator) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learning rate must be positive and finite, was " + rate);
        }
        if (!(initialAccumulator >= 0 && initialAccumulator <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "initial accumulator must be at least 0 and finite, was " + initialAccumulator);
        }
        return new AdaGrad(rate, initialAccumulator);
    }

    /** Returns the same optimiser at another rate. */
    public AdaGrad withRate(double newRate) {
        return of(newRate, initialAccumulator);
    }
}
