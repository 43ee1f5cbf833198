package dev.negbench.reports.figures;

import java.util.List;

/**
 * An axis of a chart.
 *
 * @param label what is on it, with the unit; may be empty where categories speak for themselves
 * @param scale how values become places
 * @param categories names of the values 0, 1, 2 …, from the top or from the left, there in several lines if need be;
 *     empty unless the scale is {@link Scale#CATEGORIES}
 */
public record Axis(String label, Scale scale, List<String> categories) {
    /** How values become places. */
    public enum Scale {
        /** Evenly. */
        LINEAR,
        /** By their logarithm; values must be above 0. */
        LOG,
        /** Category i has its middle at i and reaches from i − 0.5 to i + 0.5. */
        CATEGORIES
    }

    /** Returns an even axis. */
    public static Axis linear(String label) {
        return new Axis(label, Scale.LINEAR, List.of());
    }

    /** Returns a logarithmic axis. */
    public static Axis log(String label) {
        return new Axis(label, Scale.LOG, List.of());
    }

    /** Returns an axis of names. */
    public static Axis categories(List<String> names) {
        return new Axis("", Scale.CATEGORIES, List.copyOf(names));
    }
}
