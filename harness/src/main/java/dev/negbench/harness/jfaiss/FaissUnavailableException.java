package dev.negbench.harness.jfaiss;

/** The native library is missing or cannot be loaded; the message names the remedy. */
public final class FaissUnavailableException extends FaissException {
    FaissUnavailableException(String message) {
        super(message);
    }

    FaissUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
