package dev.negbench.strategies.knnembed;

/**
 * A query as several interests: clusters of documents with weights and a vector each to search them with. Heaviest
 * first, equal weights by ascending cluster. No component at all where nothing is known of the query or its neighbours.
 *
 * @param clusters the cluster of each component
 * @param weights the share of each component; they sum to 1
 * @param vectors the vector of each component, row-major, of length 1
 */
record InterestMixture(int[] clusters, double[] weights, float[] vectors) {
    /** Returns the number of components. */
    int size() {
        return clusters.length;
    }
}
