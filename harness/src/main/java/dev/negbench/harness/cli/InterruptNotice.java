package dev.negbench.harness.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Tells a user who presses Ctrl-C that nothing finished is lost and how to go on. */
final class InterruptNotice implements AutoCloseable {
    private final Thread hook;

    private InterruptNotice(Thread hook) {
        this.hook = hook;
    }

    /** Arms the notice for what is finished in a results directory until it is closed; the same command goes on. */
    static InterruptNotice arm(PrintStream err, Path results) {
        return arm(err, "what is finished is kept in " + results, "run the same command again to go on");
    }

    /** Arms the notice for what is finished in a results directory until it is closed. */
    static InterruptNotice arm(PrintStream err, Path results, CommandSpec verb) {
        return arm(err, "what is finished is kept in " + results, "go on with: " + RepeatCommand.toGoOn(verb));
    }

    /**
     * Arms the notice until it is closed.
     *
     * @param kept what is not lost, and where it lies
     * @param next how to go on
     */
    static InterruptNotice arm(PrintStream err, String kept, String next) {
        Thread hook = new Thread(() -> err.println("\ninterrupted: " + kept + "; " + next), "interrupt-notice");
        Runtime.getRuntime().addShutdownHook(hook);
        return new InterruptNotice(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The notice is being shown.
        }
    }
}
