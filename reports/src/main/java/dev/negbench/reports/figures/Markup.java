package dev.negbench.reports.figures;

import dev.negbench.reports.journal.CanonicalJson;

/** Names and messages of unknown origin, made harmless in HTML, SVG, scripts and plotly's own little markup. */
public final class Markup {
    private Markup() {}

    /**
     * Returns text for element content or a quoted attribute of HTML or XML. Characters that XML forbids are left out.
     */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (isXml(c)) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    private static boolean isXml(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }

    /** Returns a value as JSON that can stand in a script element: nothing in it ends the element or the line. */
    public static String scriptJson(Object value) {
        return CanonicalJson.text(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** Returns text that plotly shows as it is, without taking parts of it for markup. */
    static String plotlyText(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('\n', ' ');
    }
}
