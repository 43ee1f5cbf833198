package dev.negbench.reports.statistics;

/**
 * A confidence interval in the unit of what it bounds.
 *
 * @param lower the lower end; NaN where the interval is undefined
 * @param upper the upper end; NaN where the interval is undefined
 * @param level the coverage asked for, in (0, 1)
 */
public record Interval(double lower, double upper, double level) {

    static Interval undefined(double level) {
        return new Interval(Double.NaN, Double.NaN, level);
    }

    static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("confidence level " + level + " is outside (0, 1); 0.95 is usual");
        }
    }

    /** Returns whether both ends are numbers. */
    public boolean isDefined() {
        return !Double.isNaN(lower) && !Double.isNaN(upper);
    }

    /** Returns whether a value lies in the closed interval; false where it is undefined. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Returns whether the whole interval lies strictly between −margin and +margin; false where it is undefined. */
    public boolean isWithin(double margin) {
        return -margin < lower && upper < margin;
    }

    /** Returns upper − lower, NaN where it is undefined. */
    public double width() {
        return upper - lower;
    }
}
