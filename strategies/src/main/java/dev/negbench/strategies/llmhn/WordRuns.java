package dev.negbench.strategies.llmhn;

import dev.negbench.datasets.StableHash;
import dev.negbench.strategies.text.Words;
import java.util.Arrays;

/** How much of one text is copied from another: runs of five words, by their 64-bit hashes. */
final class WordRuns {
    private static final int LENGTH = 5;
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private WordRuns() {}

    /**
     * Returns the share of a text's runs of five words that another holds, too, in [0, 1]; of texts shorter than that,
     * 1 if their words are the same and 0 if not. O(words log words).
     */
    static double shared(String text, String other) {
        long[] runs = runs(text);
        long[] others = runs(other);
        Arrays.sort(others);
        int shared = 0;
        for (long run : runs) {
            shared += Arrays.binarySearch(others, run) >= 0 ? 1 : 0;
        }
        return runs.length == 0 ? 0 : (double) shared / runs.length;
    }

    /** Returns a number that texts of the same words in the same order share. */
    static long wording(String text) {
        long hash = 0;
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            hash = (hash + StableHash.of(word)) * FACTOR;
        }
        return hash;
    }

    private static long[] runs(String text) {
        long[] hashes = new long[16];
        int count = 0;
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, count * 2);
            }
            hashes[count++] = StableHash.of(word);
        }
        int length = Math.min(LENGTH, count);
        long[] runs = new long[count == 0 ? 0 : count - length + 1];
        for (int r = 0; r < runs.length; r++) {
            for (int i = 0; i < length; i++) {
                runs[r] = (runs[r] + hashes[r + i]) * FACTOR;
            }
        }
        return runs;
    }
}
