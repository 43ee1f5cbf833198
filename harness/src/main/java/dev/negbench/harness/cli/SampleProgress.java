package dev.negbench.harness.cli;

import dev.negbench.harness.diffusion.DiffusionRuns;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows how many starting noises are done: a bar on a terminal, elsewhere a line every ten seconds. */
final class SampleProgress implements DiffusionRuns.Progress, AutoCloseable {
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

    private final PrintStream err;
    private ProgressBar bar;
    private long shownNanos = System.nanoTime();

    /**
     * @param err standard error
     */
    SampleProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void samples(int done, int total) {
        if (bar == null && Terminal.showsBars()) {
            bar = new ProgressBarBuilder()
                    .setTaskName("starting noises")
                    .setInitialMax(total)
                    .setStyle(Terminal.barStyle())
                    .setUpdateIntervalMillis(500)
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        } else if (System.nanoTime() - shownNanos > NANOS_BETWEEN_LINES) {
            shownNanos = System.nanoTime();
            err.println(done + " of " + total + " starting noises");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
