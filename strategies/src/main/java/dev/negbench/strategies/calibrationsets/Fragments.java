package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two texts share, word by word: density of extractive fragments (Grusky, Naaman and Artzi, 2018) and the F1 of
 * common word n-grams, ROUGE-1 and ROUGE-2 without stemming. Source: card, "The scheme".
 */
final class Fragments {
    private Fragments() {}

    /** Returns a text's words in lower case and in order. */
    static List<String> words(String text) {
        List<String> all = new ArrayList<>();
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            all.add(word);
        }
        return all;
    }

    /**
     * Returns the mean over the text's words of the squared lengths of its fragments: from left to right the longest
     * run that the source has, too. At least 0; the text's length where the source holds it whole. O(text * source).
     *
     * @return 0 for a text without words
     */
    static double density(List<String> source, List<String> text) {
        long squares = 0;
        for (int i = 0; i < text.size(); ) {
            int longest = 0;
            for (int j = 0; j < source.size(); j++) {
                int length = 0;
                while (i + length < text.size()
                        && j + length < source.size()
                        && text.get(i + length).equals(source.get(j + length))) {
                    length++;
                }
                longest = Math.max(longest, length);
            }
            squares += (long) longest * longest;
            i += Math.max(1, longest);
        }
        return text.isEmpty() ? 0 : (double) squares / text.size();
    }

    /** Returns how often each run of n words occurs. */
    static Map<List<String>, Integer> grams(List<String> words, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int from = 0; from + n <= words.size(); from++) {
            counts.merge(words.subList(from, from + n), 1, Integer::sum);
        }
        return counts;
    }

    /** Returns the F1 of common n-grams, each counted as often as both have it; 0 where there are none. */
    static double f1(Map<List<String>, Integer> left, Map<List<String>, Integer> right) {
        long common = 0;
        for (Map.Entry<List<String>, Integer> gram : left.entrySet()) {
            common += Math.min(gram.getValue(), right.getOrDefault(gram.getKey(), 0));
        }
        long all = total(left) + total(right);
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static long total(Map<List<String>, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
