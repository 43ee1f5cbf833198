package dev.negbench.harness.search;

import dev.negbench.harness.jfaiss.Faiss;
import dev.negbench.harness.jfaiss.FaissUnavailableException;
import dev.negbench.harness.jfaiss.SearchParams;
import dev.negbench.harness.linalg.VectorMath;

/** Chooses the index for a description. */
public final class VectorIndexes {
    /** The description of exact search, which needs no FAISS. */
    public static final String FLAT = "Flat";

    private VectorIndexes() {
    }

    /**
     * Builds the index that a FAISS factory string describes, with FAISS' own search parameters.
     *
     * @see #create(String, float[], int, int, SearchParams, int)
     */
    public static VectorIndex create(String factory, float[] vectors, int count, int dimension, int threads) {
        return create(factory, vectors, count, dimension, SearchParams.defaults(), threads);
    }

    /**
     * Builds the index that a FAISS factory string describes. {@value #FLAT} is searched by FAISS where it can be
     * loaded and by {@link ExactIndex} elsewhere, with the same results; all others need FAISS.
     *
     * @param vectors row-major document vectors, at least {@code count * dimension} floats; copied
     * @param params how hard an approximate search tries; its threads do not count
     * @param threads threads a search may use, at least 1; results do not depend on it
     * @throws FaissUnavailableException if the index needs FAISS and it cannot be used here; the message says what to
     *     install
     * @throws IllegalArgumentException if a number is out of range, or a document has an element that is NaN or
     *     infinite, or is too long for its inner products to be finite
     */
    public static VectorIndex create(String factory, float[] vectors, int count, int dimension, SearchParams params,
            int threads) {
        // Without a fused multiply-add in Java the native side could not have the same bits.
        if (factory.equals(FLAT) && !(Faiss.available() && VectorMath.fused())) {
            return ExactIndex.of(vectors, count, dimension, threads);
        }
        return FaissIndex.of(factory, vectors, count, dimension, params, threads);
    }
}
