package dev.negbench.reports.tables;

import dev.negbench.reports.statistics.Interval;
import java.util.Locale;

/** Numbers as a report prints them: the same in every locale, a dash where there is none, a true minus sign. */
public final class Numerals {
    /** Stands for a number that does not exist. */
    public static final String NONE = "–";

    private static final double SMALLEST_P = 1e-4;

    private Numerals() {}

    /** Returns a score with four decimals. */
    public static String score(double value) {
        return fixed(value, "%.4f");
    }

    /** Returns a difference of scores with four decimals and its sign. */
    public static String difference(double value) {
        String text = fixed(value, "%+.4f");
        return text.equals("+0.0000") || text.equals("−0.0000") ? "0.0000" : text;
    }

    /** Returns an interval of scores in brackets. */
    public static String scores(Interval interval) {
        return interval.isDefined() ? "[" + score(interval.lower()) + ", " + score(interval.upper()) + "]" : NONE;
    }

    /** Returns an interval of differences in brackets, both ends with their signs. */
    public static String differences(Interval interval) {
        return interval.isDefined()
                ? "[" + difference(interval.lower()) + ", " + difference(interval.upper()) + "]"
                : NONE;
    }

    /** Returns a p-value with four decimals; what is below 0.0001 is said to be so, never to be 0. */
    public static String p(double p) {
        return p < SMALLEST_P ? "< 0.0001" : fixed(p, "%.4f");
    }

    /** Returns an effect size with two decimals and its sign. */
    public static String effect(double value) {
        String text = fixed(value, "%+.2f");
        return text.equals("+0.00") || text.equals("−0.00") ? "0.00" : text;
    }

    /** Returns a share of [0, 1] in percent with two decimals. */
    public static String percent(double share) {
        return Double.isFinite(share) ? fixed(100 * share, "%.2f") + " %" : NONE;
    }

    /** Returns a quantity with about three digits, for times and sizes. */
    public static String quantity(double value) {
        double size = Math.abs(value);
        if (size == 0 || size >= 100) {
            return fixed(value, "%,.0f");
        }
        return fixed(value, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f");
    }

    /** Returns an average of counts with one decimal. */
    public static String average(double value) {
        return fixed(value, "%,.1f");
    }

    /** Returns a count with its thousands set apart. */
    public static String count(long value) {
        return fixed(value, "%,.0f");
    }

    private static String fixed(double value, String format) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value).replace('-', '−') : NONE;
    }
}
