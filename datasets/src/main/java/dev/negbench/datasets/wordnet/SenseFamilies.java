package dev.negbench.datasets.wordnet;

import dev.negbench.datasets.StableHash;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Groups synsets that share a query text (ignoring case and punctuation) into families, nearly all of one. What is
 * decided by family keeps equal queries together, so that no query text is in both train and test.
 */
final class SenseFamilies {
    private static final long SPLIT_SEED = 1;
    private static final double TRAIN_SHARE = 0.8;
    private static final double DEV_SHARE = 0.1;

    private final List<Synset> synsets;
    private final int[] parent;

    private SenseFamilies(List<Synset> synsets) {
        this.synsets = synsets;
        this.parent = new int[synsets.size()];
    }

    /**
     * Groups synsets.
     *
     * @param synsets the synsets
     * @param texts the query texts of a synset
     */
    static SenseFamilies of(List<Synset> synsets, Function<Synset, List<String>> texts) {
        SenseFamilies families = new SenseFamilies(synsets);
        for (int s = 0; s < synsets.size(); s++) {
            families.parent[s] = s;
        }
        List<List<String>> normalised = synsets.parallelStream()
                .map(synset -> texts.apply(synset).stream().map(SenseFamilies::normalised).toList())
                .toList();
        Map<String, Integer> first = new HashMap<>();
        for (int s = 0; s < synsets.size(); s++) {
            for (String text : normalised.get(s)) {
                Integer other = first.putIfAbsent(text, s);
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

    /** Returns a synset's split, by a hash of its family: 80 % train, 10 % dev, 10 % test. */
    String split(int synset) {
        double draw = draw(SPLIT_SEED, synset);
        if (draw < TRAIN_SHARE) {
            return "train";
        }
        return draw < TRAIN_SHARE + DEV_SHARE ? "dev" : "test";
    }

    /** Returns a number in [0, 1) that depends on the seed and the family's first synset alone. */
    double draw(long seed, int synset) {
        return StableHash.unit(StableHash.of(seed, synsets.get(first(synset)).id()));
    }

    private void join(int a, int b) {
        int first = first(a);
        int second = first(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    /** Lower case, with one space for each run of other characters than letters and numbers, none at the ends. */
    static String normalised(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder words = new StringBuilder(lower.length());
        boolean gap = false;
        for (int at = 0; at < lower.length(); ) {
            int character = lower.codePointAt(at);
            at += Character.charCount(character);
            boolean ofWord = isLetterOrNumber(character);
            if (ofWord) {
                if (gap && words.length() > 0) {
                    words.append(' ');
                }
                words.appendCodePoint(character);
            }
            gap = !ofWord;
        }
        return words.toString();
    }

    private static boolean isLetterOrNumber(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
