package dev.negbench.harness.clustering;

import dev.negbench.harness.jfaiss.Clustering;
import dev.negbench.harness.jfaiss.Faiss;
import dev.negbench.harness.jfaiss.VectorBlock;
import dev.negbench.harness.linalg.VectorMath;

/** Finds clusters: by FAISS where it can be loaded, elsewhere by Commons Math, some twenty times slower. */
public final class KMeans {
    private static final String FAISS = "FAISS";

    private KMeans() {}

    /**
     * Clusters vectors. Randomness: the first centroids, by seed.
     *
     * @param vectors row-major; of length 1 if the settings are spherical
     * @param count number of vectors, at least as many as clusters
     * @param dimension the length of a vector
     * @param threads threads that FAISS may use; the clusters do not depend on it
     * @throws IllegalArgumentException if there are fewer vectors than clusters, or an element is NaN or infinite
     */
    public static Clusters cluster(float[] vectors, int count, int dimension, KMeansSettings settings, int threads) {
        check(vectors, count, dimension, settings);
        if (Faiss.available()) {
            return byFaiss(vectors, count, dimension, settings, threads);
        }
        return CommonsMathKMeans.cluster(vectors, count, dimension, settings);
    }

    private static Clusters byFaiss(
            float[] vectors, int count, int dimension, KMeansSettings settings, int threads) {
        float[] centroids = new float[settings.clusters() * dimension];
        try (VectorBlock block = VectorBlock.copyOf(vectors, 0, count, dimension);
                VectorBlock found = VectorBlock.allocate(settings.clusters(), dimension)) {
            Clustering.train(block, found, settings.iterations(), settings.seed(), settings.spherical(), threads);
            found.read(0, centroids, 0, settings.clusters());
        }
        return Clusters.assign(vectors, count, dimension, centroids, settings, FAISS);
    }

    private static void check(float[] vectors, int count, int dimension, KMeansSettings settings) {
        if (dimension < 1 || count < settings.clusters() || (long) count * dimension > vectors.length) {
            throw new IllegalArgumentException(count + " vectors of dimension " + dimension + " in " + vectors.length
                    + " floats for " + settings.clusters()
                    + " clusters: needs dimension >= 1, enough floats, and no more clusters than vectors");
        }
        for (int row = 0; row < count; row++) {
            float square = VectorMath.squaredNorm(vectors, row * dimension, dimension);
            if (!Float.isFinite(square)) {
                throw new IllegalArgumentException("vector " + row + " is not finite, or too long to be compared");
            }
        }
    }
}
