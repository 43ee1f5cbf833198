package dev.negbench.reports.figures;

import java.util.List;

/** Horizontal bars from 0, each with a point and whiskers at its end. */
final class Bars {
    private static final double HALF_BAR = 0.3;

    private Bars() {}

    /**
     * Returns the bar of a row.
     *
     * @param row place on the axis of categories
     * @param lower lower end of the whiskers; NaN for none
     * @param label what to say of it when it is pointed at
     */
    static List<Series> row(String name, Look look, int row, double value, double lower, double upper, String label) {
        double[] from0 = {0, value};
        return List.of(
                Series.between(name, look, from0, fill(row + HALF_BAR), fill(row - HALF_BAR)),
                Series.point(name, look, value, row, lower, upper, label));
    }

    private static double[] fill(double value) {
        return new double[] {value, value};
    }
}
