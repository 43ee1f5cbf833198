package dev.negbench.harness.jfaiss;

/** FAISS' k-means. It starts from vectors drawn by seed, and splits a large cluster where one becomes empty. */
public final class Clustering {
    private Clustering() {
    }

    /**
     * Clusters all vectors of a block.
     *
     * @param vectors finite vectors, at least as many as centroids
     * @param centroids receives the centroids, one a row
     * @param iterations rounds of assignment and update, at least 1
     * @param seed what the first centroids are drawn with
     * @param spherical whether centroids are brought to length 1 and compared by inner product, instead of by distance
     * @param threads OpenMP threads
     * @return after each round's assignment, the sum of squared distances to the centroids or, if spherical, of inner
     *     products; NaN for rounds that were not needed
     * @throws FaissException if a vector is not finite
     */
    public static float[] train(VectorBlock vectors, VectorBlock centroids, int iterations, int seed,
            boolean spherical, int threads) {
        if (iterations < 1 || threads < 1 || centroids.rows() < 1 || centroids.rows() > vectors.rows()
            || centroids.dimension() != vectors.dimension()) {
            throw new IllegalArgumentException(centroids.rows() + " centroids of dimension " + centroids.dimension()
                + " for " + vectors.rows() + " vectors of dimension " + vectors.dimension() + ", " + iterations
                + " iterations, " + threads + " threads: needs 1 to as many centroids as vectors, equal dimensions, "
                + "and at least 1 of the others");
        }
        float[] objectives = new float[iterations];
        try (VectorBlock results = VectorBlock.allocate(iterations, 1)) {
            long written = centroids.lockAlone();
            try {
                long read = vectors.lockShared();
                try {
                    FaissException.check(FaissNative.cluster(vectors.dimension(), vectors.rows(), vectors.address(),
                        centroids.rows(), iterations, seed, spherical, centroids.address(), results.addressOf(0),
                        threads));
                } finally {
                    vectors.unlock(read);
                }
            } finally {
                centroids.unlock(written);
            }
            results.read(0, objectives, 0, iterations);
        }
        return objectives;
    }
}
