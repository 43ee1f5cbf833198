package dev.negbench.harness.cli;

/** Something outside the program stands in the way; the message says how to mend it. Exit code 3. */
final class EnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
