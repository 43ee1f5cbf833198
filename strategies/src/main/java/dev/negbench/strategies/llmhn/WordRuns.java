package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.text.NumberSet;
import dev.negbench.strategies.text.NumberedText;
import dev.negbench.strategies.text.Vocabulary;

/**
 * How much of a text is copied from an original: runs of five words, by their 64-bit hashes. A text shorter than that
 * is one run. Scratch: 50 bytes a word of the longest original. One thread owns it.
 */
final class WordRuns {
    private static final int LENGTH = 5;
    private static final long FACTOR = 0x9e3779b97f4a7c15L;
    /** What the first word's hash is multiplied with in a run. */
    private static final long FIRST = FACTOR * FACTOR * FACTOR * FACTOR * FACTOR;

    private final NumberSet runs = new NumberSet();

    /** Takes an original in place of the one before. O(words). */
    void read(NumberedText original) {
        runs.clear();
        int count = count(original);
        long run = first(original);
        for (int place = 0; place < count; place++) {
            runs.add(run);
            run = next(original, place, run);
        }
    }

    /**
     * Returns the share of a text's runs of five words that the original holds, too, in [0, 1]; of texts shorter than
     * that, 1 if their words are the same and 0 if not. O(words).
     */
    double sharedBy(NumberedText text) {
        int count = count(text);
        int shared = 0;
        long run = first(text);
        for (int place = 0; place < count; place++) {
            shared += runs.contains(run) ? 1 : 0;
            run = next(text, place, run);
        }
        return count == 0 ? 0 : (double) shared / count;
    }

    private static int count(NumberedText text) {
        return text.count() == 0 ? 0 : Math.max(1, text.count() - LENGTH + 1);
    }

    private static long first(NumberedText text) {
        return run(text, Math.min(LENGTH, text.count()));
    }

    /** Returns the run that begins one place later; anything after the last. */
    private static long next(NumberedText text, int place, long run) {
        return place + LENGTH < text.count()
                ? (run - FIRST * text.hash(place) + text.hash(place + LENGTH)) * FACTOR
                : 0;
    }

    private static long run(NumberedText text, int length) {
        long hash = 0;
        for (int i = 0; i < length; i++) {
            hash = (hash + text.hash(i)) * FACTOR;
        }
        return hash;
    }

    /** Returns what {@link #sharedBy} says of a text and an original that is met only once. */
    static double shared(String text, String original) {
        NumberedText words = new NumberedText(new Vocabulary());
        WordRuns runs = new WordRuns();
        words.read(original);
        runs.read(words);
        words.read(text);
        return runs.sharedBy(words);
    }

    /** Returns a number that texts of the same words in the same order share. */
    static long wording(NumberedText text) {
        return run(text, text.count());
    }

    /** Returns what {@link #wording(NumberedText)} says of a text that is met only once. */
    static long wording(String text) {
        NumberedText words = new NumberedText(new Vocabulary());
        words.read(text);
        return wording(words);
    }
}
