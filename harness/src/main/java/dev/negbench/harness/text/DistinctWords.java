package dev.negbench.harness.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts cut at blanks, tabs and line ends into numbered distinct words. WordPiece never looks across such a character,
 * so a text's tokens are those of its words in sequence, and each distinct word needs to be tokenised only once.
 */
final class DistinctWords {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int[] sequence = new int[1024];
    private int size;

    /** Cuts a text and appends its word numbers to {@link #sequence}; returns the end of the sequence. */
    int add(String text) {
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && !isBlank(text.charAt(at))) {
                at++;
            }
            if (at > start) {
                append(text.substring(start, at));
            }
            at++;
        }
        return size;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private void append(String word) {
        Integer number = numbers.putIfAbsent(word, words.size());
        if (number == null) {
            number = words.size();
            words.add(word);
        }
        if (size == sequence.length) {
            sequence = Arrays.copyOf(sequence, Math.addExact(size, size >> 1));
        }
        sequence[size++] = number;
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
