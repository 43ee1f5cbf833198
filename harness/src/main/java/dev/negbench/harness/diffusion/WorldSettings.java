package dev.negbench.harness.diffusion;

import java.util.Optional;

/**
 * How a collection becomes a world.
 *
 * @param documents most documents used as points
 * @param dimensions principal components kept, 0 for all
 * @param clusters topics
 * @param word the word that is the object, or none to choose it
 */
public record WorldSettings(int documents, int dimensions, int clusters, Optional<String> word) {
    /** Most documents unless a user says otherwise. */
    public static final int DOCUMENTS = 2000;

    /** Components kept unless a user says otherwise, as many as the made-up world has. */
    public static final int DIMENSIONS = 32;

    /** Topics unless a user says otherwise, as many as the made-up world has. */
    public static final int CLUSTERS = 16;

    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public static WorldSettings of(int documents, int dimensions, int clusters, Optional<String> word) {
        if (clusters < 2 || dimensions < 0 || documents < 2 * clusters) {
            throw new IllegalArgumentException(documents + " documents, " + dimensions + " dimensions, " + clusters
                    + " clusters: needs at least 2 clusters, two documents a cluster, and dimensions of 0 (all) or"
                    + " more");
        }
        return new WorldSettings(documents, dimensions, clusters, word);
    }
}
