package dev.negbench.harness.cli;

/** Input that the user can mend; the message says how. Ends the process with {@link ExitCode#USAGE}. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
