package dev.negbench.strategies;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One parameter of a strategy.
 *
 * @param name lower-case name
 * @param defaultValue its canonical default
 * @param range what is allowed, for messages and {@code show}
 * @param unit what a value of it measures, empty where it has none
 * @param meaning what it does
 * @param source where the default comes from: a section, table or file, or {@code [H]} for a decision of this project
 * @param canonical turns a user's text into the canonical one, or throws {@link IllegalArgumentException} with the
 *     reason
 * @param alwaysPrinted whether names of results carry the value even where it is the default
 */
public record ParameterSpec(
        String name,
        String defaultValue,
        String range,
        String unit,
        String meaning,
        String source,
        UnaryOperator<String> canonical,
        boolean alwaysPrinted) {

    private ParameterSpec(
            String name,
            String defaultValue,
            String range,
            String unit,
            String meaning,
            String source,
            UnaryOperator<String> canonical) {
        this(name, defaultValue, range, unit, meaning, source, canonical, false);
    }

    /**
     * Returns the same parameter, printed even where it has its default: for schemes whose paper leaves open which
     * variant is meant, so that no result is without its variant's name.
     */
    public ParameterSpec named() {
        return new ParameterSpec(name, defaultValue, range, unit, meaning, source, canonical, true);
    }

    /** Declares a whole number in [min, max]. */
    public static ParameterSpec integer(
            String name, int defaultValue, int min, int max, String unit, String meaning, String source) {
        String range = max == Integer.MAX_VALUE ? "at least " + min : min + " to " + max;
        return new ParameterSpec(
                name, Integer.toString(defaultValue), "whole number, " + range, unit, meaning, source, text -> {
            int value;
            try {
                value = Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a whole number", e);
            }
            if (value < min || value > max) {
                throw new IllegalArgumentException("is outside " + range);
            }
            return Integer.toString(value);
        });
    }

    /** Declares a real number in [min, max]; infinities allow an open end. NaN is never allowed. */
    public static ParameterSpec real(
            String name, double defaultValue, double min, double max, String unit, String meaning, String source) {
        String range = "from " + print(min) + " to " + print(max);
        return new ParameterSpec(name, print(defaultValue), "number " + range, unit, meaning, source, text -> {
            double value;
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a number", e);
            }
            if (!(value >= min && value <= max)) {
                throw new IllegalArgumentException("is outside the range " + range);
            }
            return print(value);
        });
    }

    /** Declares one of several words. */
    public static ParameterSpec choice(
            String name, String defaultValue, List<String> choices, String meaning, String source) {
        return new ParameterSpec(name, defaultValue, String.join(" | ", choices), "", meaning, source, text -> {
            if (!choices.contains(text)) {
                throw new IllegalArgumentException("is none of " + String.join(", ", choices));
            }
            return text;
        });
    }

    /**
     * Declares a word with a grammar of its own.
     *
     * @param check throws {@link IllegalArgumentException} where the text is not of the grammar
     */
    public static ParameterSpec word(
            String name,
            String defaultValue,
            String range,
            UnaryOperator<String> check,
            String meaning,
            String source) {
        return new ParameterSpec(name, defaultValue, range, "", meaning, source, check);
    }

    /** Prints a double so that parsing gives it back: whole numbers without a point. */
    static String print(double value) {
        if (Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        double magnitude = Math.abs(value);
        if (magnitude >= 1e-4 && magnitude < 1e15) {
            return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        }
        return Double.toString(value);
    }
}
