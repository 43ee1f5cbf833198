package dev.negbench.harness.cli;

import dev.negbench.datasets.acquire.AcquisitionProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows an acquisition on standard error: a bar on a terminal, elsewhere a line every few seconds. */
final class TransferProgress implements AcquisitionProgress, AutoCloseable {
    private static final long LINE_NANOS = 5_000_000_000L;
    private static final long SMALLEST_BAR_BYTES = 1_000_000;

    private final PrintStream err;
    private final boolean bars;
    private final LongSupplier nanoTime;
    private ProgressBar bar;
    private String step = "";
    private long totalBytes;
    private long firstBytes;
    private long startNanos;
    private long lineNanos;

    /**
     * @param err standard error
     */
    TransferProgress(PrintStream err) {
        this(err, Terminal.showsBars(), System::nanoTime);
    }

    /**
     * @param bars whether somebody looks at a bar
     * @param nanoTime a clock
     */
    TransferProgress(PrintStream err, boolean bars, LongSupplier nanoTime) {
        this.err = err;
        this.bars = bars;
        this.nanoTime = nanoTime;
    }

    @Override
    public void started(String newStep, long doneBytes, long newTotalBytes) {
        close();
        step = newStep;
        totalBytes = newTotalBytes;
        firstBytes = doneBytes;
        startNanos = nanoTime.getAsLong();
        lineNanos = startNanos;
        if (doneBytes > 0) {
            notice("going on at " + ByteCount.text(doneBytes));
        }
        if (bars && (newTotalBytes < 0 || newTotalBytes >= SMALLEST_BAR_BYTES)) {
            bar = new ProgressBarBuilder()
                    .setTaskName(newStep)
                    .setInitialMax(newTotalBytes)
                    .startsFrom(doneBytes, Duration.ZERO)
                    .setUnit(" MB", 1_000_000)
                    .showSpeed()
                    .setStyle(Terminal.barStyle())
                    .setUpdateIntervalMillis(500)
                    .build();
        }
    }

    @Override
    public void advanced(long doneBytes) {
        if (bar != null) {
            bar.stepTo(doneBytes);
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - lineNanos >= LINE_NANOS) {
            lineNanos = now;
            err.println(line(doneBytes, (now - startNanos) / 1e9));
        }
    }

    private String line(long doneBytes, double seconds) {
        double bytesPerSecond = (doneBytes - firstBytes) / seconds;
        String rate = ByteCount.text(Math.round(bytesPerSecond)) + "/s";
        if (totalBytes <= 0) {
            return step + ": " + ByteCount.text(doneBytes) + ", " + rate;
        }
        String left = bytesPerSecond > 0
                ? String.format(Locale.ROOT, ", %.0f s left", Math.max(0, totalBytes - doneBytes) / bytesPerSecond)
                : "";
        return String.format(
                Locale.ROOT, "%s: %s of %s (%.0f %%), %s%s", step, ByteCount.text(doneBytes),
                ByteCount.text(totalBytes), 100.0 * doneBytes / totalBytes, rate, left);
    }

    @Override
    public void ended() {
        close();
    }

    @Override
    public void notice(String line) {
        err.println(bar != null ? "\r" + line : line);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
