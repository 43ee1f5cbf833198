package dev.negbench.strategies.negativeprompts;

import java.util.Arrays;

/**
 * What an {@link ExactDenoiser} makes of a state: the probability of each of its points, and their mean. Owned by the
 * caller and used again and again; one thread at a time.
 */
public final class Posterior {
    final double[] mean;
    double[] weights = {};
    int size;

    /** Makes room for points of a dimension; the room for weights grows with the denoisers that use it. */
    public Posterior(int dimension) {
        mean = new double[dimension];
    }

    void reserve(int points) {
        size = points;
        if (weights.length < points) {
            weights = Arrays.copyOf(weights, points);
        }
    }

    /** Returns the posterior mean, the denoised state. Shared: overwritten by the next use. */
    public double[] mean() {
        return mean;
    }

    /** Returns the probability of a member of the denoiser's set, by its place there. */
    public double weight(int member) {
        return weights[member];
    }

    /** Returns Σ weight², the energy of the attention: 1 on one point, 1/n spread evenly over n. */
    public double energy() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * weights[i];
        }
        return sum;
    }

    /** Returns the probability of the members that are flagged, by their places in the denoiser's set. */
    public double mass(boolean[] flags) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += flags[i] ? weights[i] : 0;
        }
        return sum;
    }
}
