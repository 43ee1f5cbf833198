package dev.negbench.reports.figures;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * An axis laid out: the range it shows, and where its ticks are.
 *
 * @param axis the axis
 * @param from value at the low end, the logarithm to base 10 if the axis is logarithmic
 * @param to value at the high end
 * @param ticks values with a tick, ascending
 */
record AxisScale(Axis axis, double from, double to, double[] ticks) {
    private static final double PADDING = 0.05;
    private static final int TICKS = 8;

    /** Lays out an axis over some values; a few sensible ones if there are none. */
    static AxisScale of(Axis axis, DoubleSummaryStatistics values) {
        if (axis.scale() == Axis.Scale.CATEGORIES) {
            double[] ticks = new double[axis.categories().size()];
            for (int i = 0; i < ticks.length; i++) {
                ticks[i] = i;
            }
            return new AxisScale(axis, -0.5, ticks.length - 0.5, ticks);
        }
        boolean log = axis.scale() == Axis.Scale.LOG;
        double low = values.getCount() == 0 ? log ? 0.1 : 0 : values.getMin();
        double high = values.getCount() == 0 ? log ? 10 : 1 : values.getMax();
        if (log) {
            low = Math.log10(low);
            high = Math.log10(high);
        }
        double width = high - low;
        double padding = width > 0 ? PADDING * width : log ? 0.5 : Math.max(Math.abs(low) * PADDING, 0.01);
        double from = low - padding;
        double to = high + padding;
        return new AxisScale(axis, from, to, log ? logTicks(from, to) : linearTicks(from, to));
    }

    /** Returns where a value stands, from 0 at the low end to 1 at the high end. */
    double place(double value) {
        double scaled = axis.scale() == Axis.Scale.LOG ? Math.log10(value) : value;
        return (scaled - from) / (to - from);
    }

    /** Returns the text of a tick. */
    String label(double tick) {
        if (axis.scale() == Axis.Scale.CATEGORIES) {
            return axis.categories().get((int) tick);
        }
        int decimals = 0;
        if (axis.scale() == Axis.Scale.LOG) {
            decimals = Math.max(0, (int) Math.ceil(-Math.log10(tick) - 1e-9));
        } else if (ticks.length > 1) {
            decimals = Math.max(0, (int) Math.ceil(-Math.log10(ticks[1] - ticks[0]) - 1e-9));
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", tick == 0 ? 0 : tick).replace('-', '−');
    }

    private static double[] linearTicks(double from, double to) {
        double rough = (to - from) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double ratio = rough / power;
        double step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step); i * step <= to; i++) {
            // Dividing by the inverse step keeps 3 × 0.1 from becoming 0.30000000000000004.
            ticks.add(step < 1 ? i / Math.rint(1 / step) : i * step);
        }
        return ticks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] logTicks(double from, double to) {
        int[] steps = to - from > 2.5 ? new int[] {1} : to - from > 1 ? new int[] {1, 3} : new int[] {1, 2, 3, 5, 7};
        List<Double> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(from); decade <= Math.ceil(to); decade++) {
            for (int step : steps) {
                double tick = decade < 0 ? step / Math.pow(10, -decade) : step * Math.pow(10, decade);
                if (Math.log10(tick) >= from && Math.log10(tick) <= to) {
                    ticks.add(tick);
                }
            }
        }
        return ticks.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
