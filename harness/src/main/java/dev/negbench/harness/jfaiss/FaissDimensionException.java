package dev.negbench.harness.jfaiss;

/** Vectors have another number of elements than the index. */
public final class FaissDimensionException extends FaissException {
    FaissDimensionException(String message) {
        super(message);
    }
}
