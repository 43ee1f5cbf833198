package dev.negbench.strategies.negativeprompts;

import dev.negbench.strategies.sampling.Elementary;
import java.util.Arrays;

/**
 * What an {@link ExactDenoiser} makes of a state: the probability of each of its points, and their mean. Owned by the
 * caller and used again and again; one thread at a time.
 *
 * <p>Points come block by block. Weights are relative to the highest logit so far; where a block raises it, the sums so
 * far are scaled down to it.
 */
public final class Posterior {
    /** ln 2⁻⁶⁰: 2⁷ weights so far below the highest one do not change the last bit of the sum. */
    static final double NEGLIGIBLE = -60 * Math.log(2);

    final double[] mean;
    final double[] products = new double[PointCloud.BLOCK];
    /** This one, as what a pass with a single condition fills. */
    final Posterior[] alone = {this};

    double[] logits = {};

    private final int[] countedRows = new int[PointCloud.BLOCK];
    private final double[] countedWeights = new double[PointCloud.BLOCK];
    private int size;
    private double highest;
    private double sum;

    /** Makes room for points of a dimension; the room for weights grows with the denoisers that use it. */
    public Posterior(int dimension) {
        mean = new double[dimension];
    }

    void begin(int points) {
        size = points;
        if (logits.length < points) {
            logits = new double[points];
        }
        Arrays.fill(mean, 0);
        highest = Double.NEGATIVE_INFINITY;
        sum = 0;
    }

    /** Takes the next members, whose logits are set. */
    void absorb(PointCloud cloud, int[] members, int from, int to) {
        double top = highest;
        for (int i = from; i < to; i++) {
            top = Math.max(top, logits[i]);
        }
        if (top > highest) {
            rescale(Elementary.exp(highest - top));
            highest = top;
        }
        int counted = 0;
        for (int i = from; i < to; i++) {
            double below = logits[i] - highest;
            if (below >= NEGLIGIBLE) {
                double weight = Elementary.exp(below);
                sum += weight;
                countedRows[counted] = members[i];
                countedWeights[counted++] = weight;
            }
        }
        cloud.addWeighted(countedRows, countedWeights, counted, mean);
    }

    private void rescale(double factor) {
        sum *= factor;
        for (int j = 0; j < mean.length; j++) {
            mean[j] *= factor;
        }
    }

    void finish() {
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= sum;
        }
    }

    /** Returns the posterior mean, the denoised state. Shared: overwritten by the next use. */
    public double[] mean() {
        return mean;
    }

    /** Returns the probability of a member of the denoiser's set, by its place there. Costs an exponential. */
    public double weight(int member) {
        double below = logits[member] - highest;
        return below < NEGLIGIBLE ? 0 : Elementary.exp(below) / sum;
    }

    /** Returns Σ weight², the energy of the attention: 1 on one point, 1/n spread evenly over n. */
    public double energy() {
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double weight = weight(i);
            squares += weight * weight;
        }
        return squares;
    }

    /** Returns the probability of the members that are flagged, by their places in the denoiser's set. */
    public double mass(boolean[] flags) {
        double flagged = 0;
        for (int i = 0; i < size; i++) {
            flagged += flags[i] ? weight(i) : 0;
        }
        return flagged;
    }
}
