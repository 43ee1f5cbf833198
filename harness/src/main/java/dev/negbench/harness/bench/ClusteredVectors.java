package dev.negbench.harness.bench;

import dev.negbench.harness.linalg.VectorMath;
import java.util.SplittableRandom;

/**
 * Directions in clusters, as the embeddings of texts are: every vector is the centre of a topic plus noise, on the
 * unit sphere. Topics differ in size by Zipf's law, so that the cells of an inverted file are not all alike. The noise
 * of the i-th element has a variance like 1/i, as the principal components of embeddings do nearly: noise alike in all
 * elements would leave no structure for an approximate search to use.
 */
final class ClusteredVectors {
    private static final int TOPICS = 500;

    private final int dimension;
    private final double[] deviations;
    private final float[] centres;

    /**
     * Places the centres, the same ones for the same dimension.
     *
     * @param dimension elements in a vector
     * @param noise length of the noise, on average, against the centre's length of 1
     */
    ClusteredVectors(int dimension, double noise) {
        this.dimension = dimension;
        this.deviations = deviations(dimension, noise);
        SplittableRandom random = new SplittableRandom(1);
        centres = new float[TOPICS * dimension];
        for (int topic = 0; topic < TOPICS; topic++) {
            for (int i = 0; i < dimension; i++) {
                centres[topic * dimension + i] = (float) random.nextGaussian();
            }
            VectorMath.normalise(centres, topic * dimension, dimension);
        }
    }

    private static double[] deviations(int dimension, double noise) {
        double[] deviations = new double[dimension];
        double variance = 0;
        for (int i = 0; i < dimension; i++) {
            variance += 1.0 / (1 + i);
        }
        for (int i = 0; i < dimension; i++) {
            deviations[i] = noise / Math.sqrt((1 + i) * variance);
        }
        return deviations;
    }

    /** Returns {@code rows} vectors, row-major; other seeds give other vectors of the same topics. */
    float[] draw(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] vectors = new float[rows * dimension];
        for (int row = 0; row < rows; row++) {
            // Density 1/x on [1, TOPICS + 1): the topic of rank r has a share near 1/r.
            int topic = Math.min(TOPICS, (int) Math.pow(TOPICS + 1.0, random.nextDouble())) - 1;
            for (int i = 0; i < dimension; i++) {
                vectors[row * dimension + i] =
                        (float) (centres[topic * dimension + i] + deviations[i] * random.nextGaussian());
            }
            VectorMath.normalise(vectors, row * dimension, dimension);
        }
        return vectors;
    }

    /**
     * Returns a vector near each of {@code vectors}, as a query is near its positive: at a cosine of about {@code 1 /
     * sqrt(1 + noise * noise)}.
     */
    float[] near(float[] vectors, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] near = new float[vectors.length];
        double deviation = noise / Math.sqrt(dimension);
        for (int from = 0; from < near.length; from += dimension) {
            for (int i = from; i < from + dimension; i++) {
                near[i] = (float) (vectors[i] + deviation * random.nextGaussian());
            }
            VectorMath.normalise(near, from, dimension);
        }
        return near;
    }
}
