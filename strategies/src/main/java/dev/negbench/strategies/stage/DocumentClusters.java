package dev.negbench.strategies.stage;

/**
 * The documents of a corpus in clusters. Each belongs to the centroid that its vector has the largest inner product
 * with, ties to the smaller number. A cluster is empty only where equal vectors leave too few different ones. Arrays
 * are shared: do not write to them.
 *
 * @param dimension length of a vector
 * @param centroids one vector of length 1 a cluster, row-major
 * @param assignments the cluster of each document
 * @param library what found the centroids, for results to name
 */
public record DocumentClusters(int dimension, float[] centroids, int[] assignments, String library) {
    /** Returns the number of clusters, empty ones included. */
    public int count() {
        return centroids.length / dimension;
    }

    /** Returns the documents of each cluster, ascending. O(documents). */
    public int[][] members() {
        int[] sizes = new int[count()];
        for (int cluster : assignments) {
            sizes[cluster]++;
        }
        int[][] members = new int[sizes.length][];
        for (int c = 0; c < sizes.length; c++) {
            members[c] = new int[sizes[c]];
        }
        for (int document = assignments.length - 1; document >= 0; document--) {
            int cluster = assignments[document];
            members[cluster][--sizes[cluster]] = document;
        }
        return members;
    }
}
