package dev.negbench.strategies.sampling;

import java.util.Arrays;

/** Probabilities from the logarithms of weights. */
public final class Softmax {
    private Softmax() {}

    /**
     * Returns {@code exp(x_i) / sum_j exp(x_j)}, in place.
     *
     * @param x at least one number, none NaN; where the largest is infinite, all that equal it share the mass
     */
    public static double[] of(double[] x) {
        double best = Arrays.stream(x).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = x[i] == best ? 1 : Math.exp(x[i] - best);
            sum += x[i];
        }
        for (int i = 0; i < x.length; i++) {
            x[i] /= sum;
        }
        return x;
    }
}
