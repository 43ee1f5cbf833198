package dev.negbench.datasets.audit;

import java.util.function.IntFunction;

/**
 * Lengths and languages of some texts.
 *
 * @param texts number of texts, at least 1
 * @param empty those without a letter or digit
 * @param characters their lengths in Unicode code points
 * @param words their lengths in words, as runs of letters, digits and combining marks
 * @param languages the languages of a sample
 */
public record TextProfile(int texts, int empty, Quantiles characters, Quantiles words, LanguageProfile languages) {
    /**
     * Profiles texts in one pass, and a sample of them again.
     *
     * @param ordinals which texts
     * @param text the text of an ordinal
     * @param id the id of an ordinal, which decides about the sample
     */
    static TextProfile of(int[] ordinals, IntFunction<String> text, IntFunction<String> id, LanguageSample languages) {
        int[] characters = new int[ordinals.length];
        int[] words = new int[ordinals.length];
        int empty = 0;
        for (int i = 0; i < ordinals.length; i++) {
            String full = text.apply(ordinals[i]);
            String plain = PlainText.of(full);
            characters[i] = full.codePointCount(0, full.length());
            words[i] = plain.isEmpty() ? 0 : 1 + (int) plain.chars().filter(c -> c == ' ').count();
            empty += plain.isEmpty() ? 1 : 0;
        }
        return new TextProfile(
                ordinals.length,
                empty,
                Quantiles.of(characters),
                Quantiles.of(words),
                languages.profile(ordinals, text, id));
    }
}
