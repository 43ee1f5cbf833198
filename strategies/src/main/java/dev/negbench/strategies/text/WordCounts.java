package dev.negbench.strategies.text;

import java.util.HashMap;
import java.util.Map;

/** How often each word occurs in some texts. */
final class WordCounts {
    private final Map<String, Integer> counts = new HashMap<>();
    private long words;

    void add(String text) {
        Words each = new Words(text);
        for (String word = each.next(); word != null; word = each.next()) {
            counts.merge(word, 1, Integer::sum);
            words++;
        }
    }

    /** Counts the distinct words of both. */
    int vocabularyWith(WordCounts other) {
        int shared = (int) counts.keySet().stream().filter(other.counts::containsKey).count();
        return counts.size() + other.counts.size() - shared;
    }

    /** Returns the logarithm of a word's share with one occurrence added to each word, and one word for all others. */
    double logShare(String word, int vocabulary) {
        return Math.log((counts.getOrDefault(word, 0) + 1.0) / (words + vocabulary + 1.0));
    }
}
