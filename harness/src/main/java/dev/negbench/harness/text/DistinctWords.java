package dev.negbench.harness.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts cut into numbered distinct words. WordPiece never looks across a place where they are cut, so a text's tokens
 * are those of its words in sequence, and each distinct word needs to be tokenised only once.
 */
final class DistinctWords {
    /** Number + 1 of the word in each taken place, 0 in a free one; linear probing, at most half full. */
    private int[] places = new int[1024];

    private final List<String> words = new ArrayList<>();
    private int[] sequence = new int[1024];
    private int size;

    /** Cuts a text at blanks, tabs and line ends and appends its words; returns the end of the sequence. */
    int addWords(String text) {
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && !isBlank(text.charAt(at))) {
                at++;
            }
            if (at > start) {
                append(text, start, at);
            }
            at++;
        }
        return size;
    }

    /** Cuts a word around each punctuation mark and appends its pieces, marks included; returns the end. */
    int addPieces(String word) {
        int start = 0;
        for (int at = 0; at < word.length(); at++) {
            if (isMark(word.charAt(at))) {
                if (at > start) {
                    append(word, start, at);
                }
                append(word, at, at + 1);
                start = at + 1;
            }
        }
        if (start < word.length()) {
            append(word, start, word.length());
        }
        return size;
    }

    /** The printable ASCII characters that are tokens of their own; brackets can belong to a token such as [CLS]. */
    private static boolean isMark(char character) {
        return character > ' '
                && character < 0x7F
                && character != '['
                && character != ']'
                && !Character.isLetterOrDigit(character);
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    /** Appends the word at {@code text[from … to - 1]}, which becomes a string of its own only if it is new. */
    private void append(String text, int from, int to) {
        if (size == sequence.length) {
            sequence = Arrays.copyOf(sequence, Math.addExact(size, size >> 1));
        }
        int place = place(text, from, to);
        if (places[place] == 0) {
            words.add(text.substring(from, to));
            places[place] = words.size();
            sequence[size++] = words.size() - 1;
            if (2L * words.size() > places.length) {
                grow();
            }
        } else {
            sequence[size++] = places[place] - 1;
        }
    }

    /** Returns the place of a word, or the free one where it belongs. */
    private int place(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        int mask = places.length - 1;
        int at = (hash ^ hash >>> 15) & mask;
        while (places[at] != 0) {
            String word = words.get(places[at] - 1);
            if (word.length() == to - from && text.startsWith(word, from)) {
                return at;
            }
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        places = new int[Math.multiplyExact(places.length, 4)];
        for (int number = 0; number < words.size(); number++) {
            String word = words.get(number);
            places[place(word, 0, word.length())] = number + 1;
        }
    }

    /** Returns the distinct words, in the order of their numbers. */
    List<String> words() {
        return words;
    }

    /** Returns the number of the word at a place of the sequence. */
    int word(int place) {
        return sequence[place];
    }
}
