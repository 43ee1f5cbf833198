package dev.negbench.harness.jfaiss;

/** The index learns its cells or codes from data, and has not been trained yet. */
public final class FaissUntrainedException extends FaissException {
    FaissUntrainedException(String message) {
        super(message);
    }
}
