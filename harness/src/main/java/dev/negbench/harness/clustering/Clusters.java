package dev.negbench.harness.clustering;

import dev.negbench.harness.linalg.VectorMath;

/**
 * Clusters of vectors. Each vector belongs to the nearest centroid, ties to the smaller number; a cluster is empty only
 * where equal vectors leave too few different ones. Immutable; arrays are not copied, so do not write to them.
 */
public final class Clusters {
    private static final int BLOCK = 256;

    private final KMeansSettings settings;
    private final int dimension;
    private final float[] centroids;
    private final int[] assignments;
    private final int[] sizes;
    private final double objective;
    private final String library;

    private Clusters(
            KMeansSettings settings,
            int dimension,
            float[] centroids,
            int[] assignments,
            double objective,
            String library) {
        this.settings = settings;
        this.dimension = dimension;
        this.centroids = centroids;
        this.assignments = assignments;
        this.objective = objective;
        this.library = library;
        sizes = new int[settings.clusters()];
        for (int cluster : assignments) {
            sizes[cluster]++;
        }
    }

    /** Assigns vectors to centroids. Costs {@code count * clusters * dimension} multiply-adds. */
    static Clusters assign(
            float[] vectors, int count, int dimension, float[] centroids, KMeansSettings settings, String library) {
        int k = settings.clusters();
        double[] squares = new double[k];
        for (int c = 0; c < k; c++) {
            squares[c] = settings.spherical() ? 0 : VectorMath.squaredNorm(centroids, c * dimension, dimension);
        }
        int[] assignments = new int[count];
        double objective = 0;
        float[] products = new float[BLOCK * k];
        for (int from = 0; from < count; from += BLOCK) {
            int rows = Math.min(BLOCK, count - from);
            VectorMath.multiplyTransposed(
                    vectors, from * dimension, rows, centroids, 0, k, dimension, products, 0);
            for (int row = 0; row < rows; row++) {
                int best = 0;
                double lowest = Double.POSITIVE_INFINITY;
                for (int c = 0; c < k; c++) {
                    double distance = squares[c] - 2.0 * products[row * k + c];
                    if (distance < lowest) {
                        lowest = distance;
                        best = c;
                    }
                }
                assignments[from + row] = best;
                objective += settings.spherical()
                        ? products[row * k + best]
                        : lowest + VectorMath.squaredNorm(vectors, (from + row) * dimension, dimension);
            }
        }
        return new Clusters(settings, dimension, centroids, assignments, objective, library);
    }

    /** Returns the number of clusters. */
    public int count() {
        return settings.clusters();
    }

    /** Returns the length of a vector. */
    public int dimension() {
        return dimension;
    }

    /** Returns the centroids, row-major; of length 1 if spherical. */
    public float[] centroids() {
        return centroids;
    }

    /** Returns the cluster of each vector. */
    public int[] assignments() {
        return assignments;
    }

    /** Returns the number of vectors in a cluster. */
    public int size(int cluster) {
        return sizes[cluster];
    }

    /** Returns the sum of squared distances to the centroids or, if spherical, of inner products with them. */
    public double objective() {
        return objective;
    }

    /** Returns what found the centroids: {@code FAISS} or {@code Commons Math}. */
    public String library() {
        return library;
    }
}
