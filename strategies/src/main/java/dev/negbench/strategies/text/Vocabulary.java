package dev.negbench.strategies.text;

import dev.negbench.datasets.StableHash;
import java.util.Arrays;

/**
 * Words and their numbers, from 0 in the order in which they came. Open addressing with linear probing, at most half
 * full: 24 to 48 bytes a word besides the word itself, and 2 to 4 a character. One thread owns it.
 */
public final class Vocabulary {
    private static final int SMALLEST = 512;

    private String[] words = new String[SMALLEST];
    private long[] hashes = new long[SMALLEST];
    /** The words' characters, one word after another, since a word is compared faster with them than with a string. */
    private char[] letters = new char[8 * SMALLEST];

    /** By word, where its characters start; one more. */
    private int[] starts = new int[SMALLEST + 1];

    /** Numbers and 1; 0 where nothing stands. */
    private int[] slots = new int[2 * SMALLEST];

    private int size;

    /** Returns how many words have a number. */
    public int size() {
        return size;
    }

    /** Returns the word of a number. */
    public String word(int number) {
        return words[number];
    }

    /** Returns a word's number, -1 where it has none. */
    public int find(String word) {
        return slots[slot(word, StableHash.of(word))] - 1;
    }

    /** Returns a word's number, a new one if it has none. */
    public int number(String word) {
        long hash = StableHash.of(word);
        int slot = slot(word, hash);
        return slots[slot] == 0 ? add(word, hash, slot) : slots[slot] - 1;
    }

    private int slot(String word, long hash) {
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] != 0 && !(hashes[slots[slot] - 1] == hash && words[slots[slot] - 1].equals(word))) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /**
     * Returns a word's number, a new one if it has none. Allocates only then.
     *
     * @param length how many of the characters are the word
     * @param hash the word's {@link StableHash}
     */
    int number(char[] word, int length, long hash) {
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && isWord(number, word, length)) {
                return number;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return add(new String(word, 0, length), hash, slot);
    }

    private boolean isWord(int number, char[] word, int length) {
        return Arrays.equals(letters, starts[number], starts[number + 1], word, 0, length);
    }

    private int add(String word, long hash, int slot) {
        slots[slot] = size + 1;
        words[size] = word;
        hashes[size] = hash;
        int end = starts[size] + word.length();
        if (end > letters.length) {
            letters = Arrays.copyOf(letters, 2 * end);
        }
        word.getChars(0, word.length(), letters, starts[size]);
        size++;
        starts[size] = end;
        if (size == words.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        words = Arrays.copyOf(words, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        starts = Arrays.copyOf(starts, 2 * size + 1);
        slots = new int[4 * size];
        for (int number = 0; number < size; number++) {
            int slot = (int) hashes[number] & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }
    }
}
