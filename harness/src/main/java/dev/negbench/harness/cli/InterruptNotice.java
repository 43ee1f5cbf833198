package dev.negbench.harness.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/** Tells a user who presses Ctrl-C that nothing finished is lost and how to go on. */
final class InterruptNotice implements AutoCloseable {
    private final Thread hook;

    private InterruptNotice(Thread hook) {
        this.hook = hook;
    }

    /** Arms the notice until it is closed. */
    static InterruptNotice arm(PrintStream err, Path results) {
        return arm(err, "finished cells", results);
    }

    /**
     * Arms the notice until it is closed.
     *
     * @param kept what is not lost, in the plural
     * @param place where it lies
     */
    static InterruptNotice arm(PrintStream err, String kept, Path place) {
        Thread hook = new Thread(
                () -> err.println(
                        "\ninterrupted: " + kept + " are kept in " + place + "; run the same command again to go on"),
                "interrupt-notice");
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
