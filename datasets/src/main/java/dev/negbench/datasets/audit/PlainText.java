package dev.negbench.datasets.audit;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Texts reduced to what makes two of them the same: words in lower case, one space between. */
final class PlainText {
    private PlainText() {}

    /**
     * Returns a text after compatibility normalisation (NFKC), in lower case, apostrophes removed, each run of other
     * characters that are no letters, digits or combining marks replaced by one space, none at either end.
     */
    static String of(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(normal.length());
        boolean gap = false;
        for (int i = 0; i < normal.length(); ) {
            int c = normal.codePointAt(i);
            i += Character.charCount(c);
            if (isWord(c)) {
                if (gap && plain.length() > 0) {
                    plain.append(' ');
                }
                gap = false;
                plain.appendCodePoint(c);
            } else if (c != '\'' && c != '\u2019') {
                gap = true;
            }
        }
        return plain.toString();
    }

    /** Returns the words of a plain text, in order. */
    static List<String> words(String plain) {
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }

    private static boolean isWord(int c) {
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
