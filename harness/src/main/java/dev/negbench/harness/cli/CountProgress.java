package dev.negbench.harness.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows how many of some things are done and how long the rest will take: a bar on a terminal, elsewhere a line every
 * ten seconds. Time is counted from the first report, since what was kept from an earlier run took none.
 */
final class CountProgress implements AutoCloseable {
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

    private final PrintStream err;
    private final String things;
    private ProgressBar bar;
    private long startNanos;
    private int doneAtStart = -1;
    private long shownNanos = System.nanoTime();

    /**
     * @param err standard error
     * @param things what is counted, in the plural
     */
    CountProgress(PrintStream err, String things) {
        this.err = err;
        this.things = things;
    }

    /** This many are done. */
    void step(int done, int total) {
        long now = System.nanoTime();
        if (bar == null && Terminal.showsBars()) {
            bar = new ProgressBarBuilder()
                    .setTaskName(things)
                    .setInitialMax(total)
                    .setStyle(Terminal.barStyle())
                    .setUpdateIntervalMillis(500)
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        } else if (now - shownNanos > NANOS_BETWEEN_LINES) {
            shownNanos = now;
            err.println(done + " of " + total + " " + things + left(done, total, now));
        }
        if (doneAtStart < 0) {
            startNanos = now;
            doneAtStart = done;
        }
    }

    private String left(int done, int total, long now) {
        if (doneAtStart < 0 || done <= doneAtStart) {
            return "";
        }
        double secondsEach = (now - startNanos) / 1e9 / (done - doneAtStart);
        return ", about " + Math.round(secondsEach * (total - done)) + " s left";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
