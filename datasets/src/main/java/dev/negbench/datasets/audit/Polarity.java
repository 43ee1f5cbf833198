package dev.negbench.datasets.audit;

import java.util.List;
import java.util.Set;

/**
 * Tells by English word lists whether two nearly equal texts say the opposite: one is negated ("not", "lacks",
 * "unrelated" for "related"), or one has a word for more where the other has one for less ("increases", "inhibits").
 * Both at once cancel each other. Opposites outside the lists, and in other languages, go unnoticed, so counts are
 * lower bounds.
 */
final class Polarity {
    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "nor", "neither", "never", "none", "nothing", "without", "cannot", "cant", "dont", "doesnt",
            "didnt", "isnt", "arent", "wasnt", "werent", "wont", "lack", "lacks", "lacked", "fail", "fails", "failed",
            "absent", "absence", "unable");
    private static final List<String> NEGATING_PREFIXES = List.of("un", "in", "im", "ir", "non", "de", "dis");
    // Beginnings of words, so that inflected forms are met; whole words end with a space.
    private static final List<String> MORE = List.of(
            "increas", "high ", "higher ", "highly ", "highest ", "more ", "most ", "greater ", "raise", "rais", "rise",
            "improv", "enhanc", "promot", "induc", "activat", "stimulat", "accelerat", "fast ", "faster ", "better ",
            "best ", "longer ", "stronger ", "larger ", "positiv", "encourag", "allow", "enabl", "support ", "repair",
            "benefi", "causal ", "elevat", "amplif", "upregulat", "over ", "above ", "early ", "earlier ");
    private static final List<String> LESS = List.of(
            "decreas", "low ", "lower ", "lowers ", "lowest ", "less ", "least ", "fewer ", "smaller ", "reduc", "drop",
            "worse", "impair", "suppress", "inhibit", "prevent", "block", "halt", "slow", "deteriorat", "exacerbat",
            "damag", "poor", "weaker ", "shorter ", "negativ", "discourag", "repress", "counteract", "protect", "harm",
            "diminish", "downregulat", "under ", "below ", "late ", "later ", "inverse");

    private Polarity() {}

    /** Tells whether the words in which two texts differ turn the meaning around an odd number of times. */
    static boolean isOpposed(WordDifference difference) {
        boolean negated = isNegated(difference.first(), difference.second())
                != isNegated(difference.second(), difference.first());
        int first = direction(difference.first());
        int second = direction(difference.second());
        return negated != (first * second < 0);
    }

    private static boolean isNegated(Set<String> words, Set<String> otherWords) {
        return words.stream().anyMatch(word -> NEGATIONS.contains(word)
                || NEGATING_PREFIXES.stream().anyMatch(prefix -> word.startsWith(prefix)
                        && otherWords.contains(word.substring(prefix.length()))));
    }

    /** Returns 1 for more, -1 for less, 0 where neither or both are said. */
    private static int direction(Set<String> words) {
        return (hasAny(words, MORE) ? 1 : 0) - (hasAny(words, LESS) ? 1 : 0);
    }

    private static boolean hasAny(Set<String> words, List<String> beginnings) {
        return words.stream().anyMatch(word -> beginnings.stream().anyMatch((word + " ")::startsWith));
    }
}
