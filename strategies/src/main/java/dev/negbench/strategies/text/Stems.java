package dev.negbench.strategies.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import opennlp.tools.stemmer.PorterStemmer;

/** Porter's stems of words, remembered. One thread owns it. */
public final class Stems {
    private final PorterStemmer stemmer = new PorterStemmer();
    private final Map<String, String> known = new HashMap<>();

    /** Returns the stem of a word in lower case; words with other than English endings mostly stay as they are. */
    public String of(String word) {
        return known.computeIfAbsent(word, stemmer::stem);
    }

    /** Returns the distinct stems of a text's words. */
    public Set<String> ofText(String text) {
        Set<String> stems = new HashSet<>();
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            stems.add(of(word));
        }
        return stems;
    }
}
