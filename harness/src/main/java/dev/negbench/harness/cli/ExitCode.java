package dev.negbench.harness.cli;

/** What the process's exit status means. */
final class ExitCode {
    static final int DONE = 0;
    static final int REGRESSION = 1;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;

    private ExitCode() {}
}
