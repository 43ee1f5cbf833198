package dev.negbench.reports.figures;

import java.util.Locale;

/** Pieces of SVG text. */
final class Svg {
    private Svg() {}

    /** Returns a coordinate with at most two decimals. */
    static String n(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        if (text.charAt(end - 1) == '.') {
            end--;
        }
        String shortest = text.substring(0, end);
        return shortest.equals("-0") ? "0" : shortest;
    }

    static String line(String css, double x1, double y1, double x2, double y2) {
        return "<line class=\"" + css + "\" x1=\"" + n(x1) + "\" y1=\"" + n(y1) + "\" x2=\"" + n(x2) + "\" y2=\""
                + n(y2) + "\"/>";
    }

    static String text(String css, double x, double y, String anchor, String text) {
        return "<text class=\"" + css + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\" text-anchor=\"" + anchor + "\">"
                + Markup.escape(text) + "</text>";
    }
}
