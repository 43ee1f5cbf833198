package dev.negbench.harness.evaluation;

/** The space in which measures of diversity compare documents. */
@FunctionalInterface
public interface DocumentVectors {
    /**
     * Returns vectors of documents.
     *
     * @param documents document ordinals
     * @return one row a document, row-major, of Euclidean length 1, or 0 for a document without direction, which is at
     *     cosine 0 to every other
     */
    float[] of(int[] documents);
}
