package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the years, numbers and names of a text by their look. A name is a run of capitalised words none of which opens
 * a sentence. Source: docrerank card, "Deterministic stand-in".
 */
final class TypedText {
    private static final Pattern NUMERAL =
            Pattern.compile("(?<![\\p{L}\\p{N}.,])\\d+(?:[.,]\\d+)*%?(?![\\p{L}\\p{N}])");
    private static final Pattern YEAR = Pattern.compile("(1[89]|20)\\d\\d");
    private static final int LONGEST_NAME = 4;

    private TypedText() {}

    /**
     * A value found.
     *
     * @param kind {@link Property#YEAR}, {@link Property#NUMBER} or {@link Property#ENTITY}
     * @param value as the text has it
     * @param start where it starts in the text
     */
    record Found(Property kind, String value, int start) {
        int end() {
            return start + value.length();
        }
    }

    /** Returns years and numbers, then names, each in the order of the text. O(length). */
    static List<Found> of(String text) {
        List<Found> found = new ArrayList<>();
        Matcher numerals = NUMERAL.matcher(text);
        while (numerals.find()) {
            boolean year = YEAR.matcher(numerals.group()).matches();
            found.add(new Found(year ? Property.YEAR : Property.NUMBER, numerals.group(), numerals.start()));
        }
        addNames(text, found);
        return found;
    }

    private static void addNames(String text, List<Found> found) {
        Words words = new Words(text);
        int from = -1;
        int to = -1;
        int length = 0;
        int before = -1;
        for (String word = words.next(); word != null; word = words.next()) {
            boolean opens = before < 0 || endsSentence(text, before, words.start());
            boolean named = !opens && Character.isUpperCase(text.codePointAt(words.start()));
            boolean goesOn =
                    named && from >= 0 && text.substring(to, words.start()).isBlank();
            if (!goesOn) {
                add(text, from, to, length, found);
                from = named ? words.start() : -1;
                length = 0;
            }
            length++;
            to = words.end();
            before = words.end();
        }
        add(text, from, to, length, found);
    }

    private static void add(String text, int from, int to, int length, List<Found> found) {
        if (from >= 0 && length <= LONGEST_NAME) {
            found.add(new Found(Property.ENTITY, text.substring(from, to), from));
        }
    }

    private static boolean endsSentence(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (".!?:;\n\"(".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns what a number looks like: its digits all the same, everything else as it is. */
    static String format(String number) {
        StringBuilder format = new StringBuilder(number);
        for (int i = 0; i < format.length(); i++) {
            if (Character.isDigit(format.charAt(i))) {
                format.setCharAt(i, '9');
            }
        }
        return format.toString();
    }
}
