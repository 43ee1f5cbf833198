package dev.negbench.harness.cli;

import dev.negbench.reports.speed.BenchmarkFigure;
import java.util.Locale;

/** Figures as a terminal shows them. */
final class FigureText {
    private FigureText() {}

    /** Returns the mean and half its interval: microseconds an operation, or operations a second. */
    static String cost(BenchmarkFigure figure) {
        return figure.unit().equals("ops/s")
                ? String.format(Locale.ROOT, "%.0f ± %.0f a second", figure.mean(), figure.error())
                : String.format(Locale.ROOT, "%.4f ± %.4f µs", figure.nanos() / 1000, figure.errorNanos() / 1000);
    }

    /** Returns the bytes allocated an operation. */
    static String bytes(BenchmarkFigure figure) {
        return String.format(Locale.ROOT, "%.0f bytes", figure.bytes());
    }

    /** Returns a share in percent, a dash where it is unknown. */
    static String share(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
