package dev.negbench.reports.figures;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Points of a chart that belong together.
 *
 * @param name what they are of, usually a strategy
 * @param look colour and symbol
 * @param mark how they are drawn
 * @param x places along x
 * @param y places along y, as many
 * @param lower lower ends of the whiskers, along x if y has categories and along y otherwise; empty for no whiskers,
 *     NaN where a point has none
 * @param upper upper ends of the whiskers
 * @param labels what to say of each point when it is pointed at; empty for nothing
 */
public record Series(
        String name,
        Look look,
        Mark mark,
        double[] x,
        double[] y,
        double[] lower,
        double[] upper,
        List<String> labels) {
    private static final double[] NONE = {};

    /** Returns a single point with whiskers; NaN bounds draw none. */
    public static Series point(String name, Look look, double x, double y, double lower, double upper, String label) {
        boolean whiskers = !Double.isNaN(lower) && !Double.isNaN(upper);
        return new Series(
                name, look, Mark.POINTS, new double[] {x}, new double[] {y},
                whiskers ? new double[] {lower} : NONE, whiskers ? new double[] {upper} : NONE, List.of(label));
    }

    /** Returns a line. */
    public static Series line(String name, Look look, Mark mark, double[] x, double[] y, List<String> labels) {
        return new Series(name, look, mark, x, y, NONE, NONE, List.copyOf(labels));
    }

    /** Returns the area between two lines over the same x. */
    public static Series between(String name, Look look, double[] x, double[] below, double[] above) {
        int n = x.length;
        double[] aroundX = new double[2 * n];
        double[] aroundY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            aroundX[i] = x[i];
            aroundY[i] = above[i];
            aroundX[2 * n - 1 - i] = x[i];
            aroundY[2 * n - 1 - i] = below[i];
        }
        return new Series(name, look, Mark.AREA, aroundX, aroundY, NONE, NONE, List.of());
    }

    boolean hasWhiskers() {
        return lower.length > 0;
    }

    boolean hasWhiskers(int point) {
        return hasWhiskers() && Double.isFinite(lower[point]) && Double.isFinite(upper[point]);
    }

    DoubleStream numbersX(boolean whiskersAlongX) {
        return numbers(x, whiskersAlongX);
    }

    DoubleStream numbersY(boolean whiskersAlongX) {
        return numbers(y, !whiskersAlongX);
    }

    private DoubleStream numbers(double[] values, boolean whiskers) {
        DoubleStream all = DoubleStream.of(values);
        if (whiskers) {
            all = DoubleStream.concat(all, DoubleStream.concat(DoubleStream.of(lower), DoubleStream.of(upper)));
        }
        return all.filter(Double::isFinite);
    }
}
