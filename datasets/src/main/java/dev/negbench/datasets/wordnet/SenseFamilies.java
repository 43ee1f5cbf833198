package dev.negbench.datasets.wordnet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Groups synsets that share a usage example (ignoring case and punctuation) into families, nearly all of one. What is
 * decided by family keeps equal queries together, so that no query text is in both train and test.
 */
final class SenseFamilies {
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final int[] parent;

    private SenseFamilies(int[] parent) {
        this.parent = parent;
    }

    static SenseFamilies of(List<Synset> synsets) {
        SenseFamilies families = new SenseFamilies(new int[synsets.size()]);
        for (int s = 0; s < synsets.size(); s++) {
            families.parent[s] = s;
        }
        Map<String, Integer> first = new HashMap<>();
        for (int s = 0; s < synsets.size(); s++) {
            for (String example : synsets.get(s).gloss().examples()) {
                Integer other = first.putIfAbsent(normalised(example), s);
                if (other != null) {
                    families.join(other, s);
                }
            }
        }
        return families;
    }

    /** Returns the first synset of the family. */
    int first(int synset) {
        int at = synset;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }

    private void join(int a, int b) {
        int first = first(a);
        int second = first(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    private static String normalised(String text) {
        return NOT_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
