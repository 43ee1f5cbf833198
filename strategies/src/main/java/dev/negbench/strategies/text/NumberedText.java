package dev.negbench.strategies.text;

import dev.negbench.datasets.StableHash;
import java.util.Arrays;

/**
 * The running words of one text after another, by their numbers in a vocabulary; words that it lacks are added to it.
 * Scratch: 16 to 32 bytes a word and 2 a character of the longest text; reading a text allocates nothing once it is
 * large enough and the words are known. One thread owns it.
 */
public final class NumberedText {
    private final Vocabulary vocabulary;
    private final WordScanner scanner = new WordScanner();
    private int[] numbers = new int[256];
    private long[] hashes = new long[256];
    private int[] starts = new int[256];
    private int count;

    /** @param vocabulary which numbers the words */
    public NumberedText(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Reads a text in place of the one before. O(length). */
    public void read(String text) {
        count = 0;
        scanner.begin(text);
        while (scanner.next()) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
                hashes = Arrays.copyOf(hashes, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count);
            }
            long hash = scanner.hash();
            numbers[count] = vocabulary.number(scanner.word(), scanner.letters(), hash);
            hashes[count] = hash;
            starts[count] = scanner.start();
            count++;
        }
    }

    /** Returns how many words the text has, each as often as it stands there. */
    public int count() {
        return count;
    }

    /** Returns the number of the word at a place, from 0. */
    public int number(int place) {
        return numbers[place];
    }

    /** Returns the {@link StableHash} of the word at a place. */
    public long hash(int place) {
        return hashes[place];
    }

    /** Returns where in the text the word at a place starts. */
    public int start(int place) {
        return starts[place];
    }
}
