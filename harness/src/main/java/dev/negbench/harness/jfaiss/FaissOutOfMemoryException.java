package dev.negbench.harness.jfaiss;

/** The native memory for an index, vectors or results could not be had. */
public final class FaissOutOfMemoryException extends FaissException {
    FaissOutOfMemoryException(String message) {
        super(message);
    }
}
