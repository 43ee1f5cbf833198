package dev.negbench.strategies.negativeprompts;

import dev.negbench.strategies.sampling.Elementary;

/**
 * The optimal denoiser of a finite set of equally likely points: given a noisy state, the mean of the points weighted
 * by {@code softmax((a·⟨x,p⟩ − a²·‖p‖²/2) / σ²)}. No network, no approximation. Source: card, "Exact closed form".
 * Immutable and safe to share between threads; a use costs {@code points * dimension} multiply-adds, one exponential a
 * point that still counts, allocates nothing, and draws no random number.
 */
public final class ExactDenoiser {
    /** Logits this far below the highest would change a sum of 2³⁰ points by less than its last bit. */
    private static final double NEGLIGIBLE = -60;

    private final int size;
    private final int dimension;
    private final double[] byPoint;
    private final double[] byCoordinate;
    private final double[] halfSquares;

    private ExactDenoiser(int size, int dimension, double[] byPoint, double[] byCoordinate, double[] halfSquares) {
        this.size = size;
        this.dimension = dimension;
        this.byPoint = byPoint;
        this.byCoordinate = byCoordinate;
        this.halfSquares = halfSquares;
    }

    /**
     * Takes the points that a condition allows.
     *
     * @param cloud all points
     * @param members their numbers, at least one
     * @throws IllegalArgumentException if there is none
     */
    public static ExactDenoiser of(PointCloud cloud, int[] members) {
        int size = members.length;
        int dimension = cloud.dimension();
        if (size == 0) {
            throw new IllegalArgumentException("a condition without points has no denoiser");
        }
        double[] byPoint = new double[Math.multiplyExact(size, dimension)];
        double[] byCoordinate = new double[byPoint.length];
        double[] halfSquares = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < dimension; j++) {
                double value = cloud.value(members[i], j);
                byPoint[i * dimension + j] = value;
                byCoordinate[j * size + i] = value;
                halfSquares[i] += value * value / 2;
            }
        }
        return new ExactDenoiser(size, dimension, byPoint, byCoordinate, halfSquares);
    }

    /** Returns the number of points. */
    public int size() {
        return size;
    }

    /**
     * Denoises.
     *
     * @param x the state, one coordinate each
     * @param signal the factor a of the point in it
     * @param noise the factor σ of the noise in it, above 0
     * @param out receives weights and mean
     */
    public void denoise(double[] x, double signal, double noise, Posterior out) {
        out.reserve(size);
        double[] weights = out.weights;
        double highest = logits(x, signal, 1 / (noise * noise), weights);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double logit = weights[i] - highest;
            weights[i] = logit < NEGLIGIBLE ? 0 : Elementary.exp(logit);
            sum += weights[i];
        }
        average(weights, sum, out.mean);
    }

    /** Sums coordinate by coordinate, so that the inner loop runs over neighbouring points. */
    private double logits(double[] x, double signal, double precision, double[] out) {
        for (int i = 0; i < size; i++) {
            out[i] = -signal * halfSquares[i];
        }
        for (int j = 0; j < dimension; j++) {
            double coordinate = x[j];
            int row = j * size;
            for (int i = 0; i < size; i++) {
                out[i] += coordinate * byCoordinate[row + i];
            }
        }
        double scale = signal * precision;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            out[i] *= scale;
            highest = Math.max(highest, out[i]);
        }
        return highest;
    }

    private void average(double[] weights, double sum, double[] mean) {
        for (int j = 0; j < dimension; j++) {
            mean[j] = 0;
        }
        for (int i = 0; i < size; i++) {
            if (weights[i] != 0) {
                weights[i] /= sum;
                double weight = weights[i];
                int row = i * dimension;
                for (int j = 0; j < dimension; j++) {
                    mean[j] += weight * byPoint[row + j];
                }
            }
        }
    }

    /**
     * Finds the nearest point, the first of equally near ones.
     *
     * @param x where to look from
     * @param scratch overwritten
     * @return its place in this denoiser's set
     */
    public int nearest(double[] x, Posterior scratch) {
        scratch.reserve(size);
        logits(x, 1, 1, scratch.weights);
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (scratch.weights[i] > scratch.weights[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Returns the Euclidean distance from a state to the point at a place of this denoiser's set. */
    public double distance(double[] x, int member) {
        double sum = 0;
        for (int j = 0; j < dimension; j++) {
            double difference = x[j] - byPoint[member * dimension + j];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
