package dev.negbench.strategies.text;

import dev.negbench.datasets.StableHash;
import java.util.Arrays;

/**
 * Finds the words of one text after another, runs of letters and digits, without an object a word. Scratch: 2 bytes a
 * character of the longest text. One thread owns it.
 */
final class WordScanner {
    /** Letters and digits of ASCII in lower case, and 0 for the rest. */
    private static final char[] LOWER = lower();

    private char[] text = {};
    private int length;
    private char[] word = new char[32];
    private int letters;
    private long hash;
    private int start;
    private int end;

    private static char[] lower() {
        char[] lower = new char[128];
        for (char c = 0; c < lower.length; c++) {
            lower[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
        }
        return lower;
    }

    /** Begins a text. */
    void begin(String next) {
        length = next.length();
        if (text.length < length) {
            text = new char[length];
        }
        next.getChars(0, length, text, 0);
        letters = 0;
        start = 0;
        end = 0;
    }

    /** Goes to the next word; tells whether there is one. */
    boolean next() {
        letters = 0;
        hash = StableHash.begin();
        int at = end;
        while (at < length) {
            int c = text[at];
            int width = 1;
            int lower;
            if (c < LOWER.length) {
                lower = LOWER[c];
            } else {
                c = Character.codePointAt(text, at, length);
                width = Character.charCount(c);
                lower = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
            }
            if (lower != 0) {
                if (letters == 0) {
                    start = at;
                }
                append(lower);
            } else if (letters > 0) {
                break;
            }
            at += width;
        }
        end = at;
        if (letters == 0) {
            start = at;
        }
        return letters > 0;
    }

    private void append(int lower) {
        if (letters + 2 > word.length) {
            word = Arrays.copyOf(word, 2 * word.length);
        }
        if (lower < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            append((char) lower);
        } else {
            append(Character.highSurrogate(lower));
            append(Character.lowSurrogate(lower));
        }
    }

    private void append(char unit) {
        word[letters++] = unit;
        hash = StableHash.absorb(hash, unit);
    }

    /** Returns the word in lower case, {@link #letters} characters of it. Live. */
    char[] word() {
        return word;
    }

    int letters() {
        return letters;
    }

    /** Returns the word's {@link StableHash}. */
    long hash() {
        return StableHash.finish(hash);
    }

    /** Returns where the word starts in the text; after the last word, the text's length. */
    int start() {
        return start;
    }

    /** Returns where the word ends in the text, exclusive. */
    int end() {
        return end;
    }
}
