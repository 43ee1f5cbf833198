package dev.negbench.harness.clustering;

/**
 * What decides a clustering besides the vectors.
 *
 * @param clusters number of clusters, at least 1
 * @param iterations most rounds of assignment and update, at least 1
 * @param spherical whether vectors are compared by cosine, centroids having length 1, instead of by Euclidean distance
 * @param seed seed of the first centroids
 */
public record KMeansSettings(int clusters, int iterations, boolean spherical, int seed) {
    /** Rounds after which clusters of sentence vectors hardly change. */
    public static final int ITERATIONS = 25;

    /**
     * Returns settings for vectors of length 1.
     *
     * @throws IllegalArgumentException if {@code clusters} is below 1
     */
    public static KMeansSettings spherical(int clusters, int seed) {
        return of(clusters, ITERATIONS, true, seed);
    }

    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public static KMeansSettings of(int clusters, int iterations, boolean spherical, int seed) {
        if (clusters < 1 || iterations < 1) {
            throw new IllegalArgumentException(
                    clusters + " clusters, " + iterations + " iterations: both must be at least 1");
        }
        return new KMeansSettings(clusters, iterations, spherical, seed);
    }
}
