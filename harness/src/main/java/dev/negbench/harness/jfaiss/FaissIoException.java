package dev.negbench.harness.jfaiss;

/** An index file could not be written or read, or is damaged. */
public final class FaissIoException extends FaissException {
    FaissIoException(String message) {
        super(message);
    }

    FaissIoException(String message, Throwable cause) {
        super(message, cause);
    }
}
