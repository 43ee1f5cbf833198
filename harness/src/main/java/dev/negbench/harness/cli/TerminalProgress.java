package dev.negbench.harness.cli;

import dev.negbench.harness.experiment.Cell;
import dev.negbench.harness.experiment.ExperimentProgress;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows an experiment on standard error: a bar on a terminal, a line a cell elsewhere. */
final class TerminalProgress implements ExperimentProgress, AutoCloseable {
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

    private final PrintStream err;
    private final boolean bar;
    private final String primaryMeasure;
    private ProgressBar progressBar;
    private int cells;
    private int ended;
    private int kept;
    private int failed;
    private long embeddingShownNanos;

    /**
     * @param err standard error
     * @param primaryMeasure the measure shown beside a finished cell
     */
    TerminalProgress(PrintStream err, String primaryMeasure) {
        this.err = err;
        this.primaryMeasure = primaryMeasure;
        bar = Terminal.showsBars();
    }

    @Override
    public synchronized void started(int count) {
        cells = count;
        show("cells", count);
    }

    private void show(String task, int max) {
        if (bar) {
            progressBar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(max)
                    .setStyle(Terminal.barStyle())
                    .setUpdateIntervalMillis(500)
                    .continuousUpdate()
                    .build();
        }
    }

    /** The bar counts texts while there are any to embed, and cells again afterwards. */
    @Override
    public synchronized void embedding(String dataset, int done, int total) {
        long now = System.nanoTime();
        if (done == 0) {
            message("embedding " + total + " texts of " + dataset + ", once: their vectors are kept on disk");
            closeBar();
            show("texts", total);
            embeddingShownNanos = now;
        } else if (progressBar != null) {
            progressBar.stepTo(done);
        } else if (now - embeddingShownNanos > NANOS_BETWEEN_LINES) {
            embeddingShownNanos = now;
            message("embedded " + done + " of " + total);
        }
        if (done == total) {
            closeBar();
            if (cells > 0) {
                show("cells", cells);
                step("");
            }
        }
    }

    private void closeBar() {
        if (progressBar != null) {
            progressBar.close();
            progressBar = null;
        }
    }

    @Override
    public synchronized void preparing(String dataset) {
        message("preparing " + dataset);
    }

    @Override
    public synchronized void kept(Cell cell) {
        kept++;
        ended++;
        step(cell.strategy().print());
    }

    @Override
    public synchronized void epoch(Cell cell, int epoch) {
        if (progressBar != null) {
            progressBar.setExtraMessage(cell.strategy().print() + " seed " + cell.seed() + " epoch " + epoch);
        }
    }

    @Override
    public synchronized void remark(Cell cell, String line) {
        message(cell + ": " + line);
    }

    @Override
    public synchronized void ended(Cell cell, CellResult result) {
        ended++;
        if (result.status() == CellStatus.FAILED) {
            failed++;
        }
        step(cell.strategy().print());
        if (progressBar == null || result.status() == CellStatus.FAILED) {
            message(String.format(Locale.ROOT, "[%d/%d] %s: %s", ended, cells, cell, outcome(result)));
        }
    }

    private String outcome(CellResult result) {
        return switch (result.status()) {
            case FINISHED ->
                String.format(
                        Locale.ROOT,
                        "%s %.4f, %.1f s",
                        primaryMeasure,
                        result.metrics().get(primaryMeasure),
                        result.cost().trainSeconds()
                                + result.cost().poolSeconds()
                                + result.cost().companionSeconds()
                                + result.cost().evaluateSeconds());
            case NOT_APPLICABLE -> "not applicable, " + result.reason();
            case FAILED -> "FAILED, " + result.reason();
        };
    }

    private void step(String message) {
        if (progressBar != null) {
            progressBar.setExtraMessage(message);
            progressBar.stepTo(ended);
        }
    }

    private void message(String text) {
        err.println(progressBar != null ? "\r" + text : text);
    }

    /** Ends the bar and says what was kept from an earlier run. */
    @Override
    public synchronized void close() {
        closeBar();
        if (kept > 0) {
            err.println(kept + " of " + cells + " cells were kept from an earlier run of the same configuration");
        }
        if (failed > 0) {
            err.println(failed + " cells failed; they are in the report with their reasons");
        }
    }
}
