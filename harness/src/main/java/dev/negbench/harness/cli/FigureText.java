package dev.negbench.harness.cli;

import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.reports.statistics.Interval;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Figures as a terminal shows them. */
final class FigureText {
    private FigureText() {}

    /** Returns the mean and half its interval: time an operation, or operations a second. */
    static String cost(BenchmarkFigure figure) {
        if (figure.unit().equals("ops/s")) {
            return String.format(Locale.ROOT, "%.0f ± %.0f a second", figure.mean(), figure.error());
        }
        boolean nanos = figure.nanos() < 1000;
        double scale = nanos ? 1 : 1000;
        return String.format(
                Locale.ROOT,
                "%.3f ± %.3f %s",
                figure.nanos() / scale,
                figure.errorNanos() / scale,
                nanos ? "ns" : "µs");
    }

    /** Returns the bytes allocated an operation. */
    static String bytes(BenchmarkFigure figure) {
        return String.format(Locale.ROOT, "%.0f bytes", figure.bytes());
    }

    /** Returns an interval's ends, a dash where it is undefined, as it is where all values are equal. */
    static String interval(Interval interval, DoubleFunction<String> end) {
        return Double.isNaN(interval.lower())
                ? "-"
                : end.apply(interval.lower()) + " to " + end.apply(interval.upper());
    }

    /** Returns a share in percent, a dash where it is unknown. */
    static String share(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
