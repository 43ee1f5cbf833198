package dev.negbench.strategies.calibrationsets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the two sides of a contrast set are chosen. Source: card, "FAITHFULNESS strategies"; the names are the README's.
 */
enum ContrastRule {
    /** Both at random. */
    RANDOM(SetRule.RANDOM, PositiveRule.RANDOM),
    /** The middle of both by metric. */
    AVERAGE(SetRule.AVERAGE, PositiveRule.MIDDLE),
    /** Best positives, worst negatives by metric. */
    MAX_MARGIN(SetRule.MIN, PositiveRule.BEST),
    /** Worst positives, best negatives by metric. */
    MIN_MARGIN(SetRule.MAX, PositiveRule.WORST),
    /** Each side as little alike as tried sets are. */
    MAX_DIVERSITY(SetRule.MAX_DIVERSITY, PositiveRule.MOST_DIVERSE),
    /** Each side as much alike as tried sets are. */
    MIN_DIVERSITY(SetRule.MIN_DIVERSITY, PositiveRule.LEAST_DIVERSE),
    /** Least likely positives, most likely negatives by the retriever. */
    HARD(SetRule.TOP_BEAMS, PositiveRule.LEAST_LIKELY),
    /** Most likely positives, least likely negatives by the retriever. */
    EASY(SetRule.BOTTOM_BEAMS, PositiveRule.MOST_LIKELY),
    /** Positives of high, negatives of low density. */
    MAX_EXTRACTIVE_GAP(SetRule.ABSTRACTIVE, PositiveRule.DENSE),
    /** Positives of low, negatives of high density; in the README alone, built by symmetry. */
    MIN_EXTRACTIVE_GAP(SetRule.EXTRACTIVE, PositiveRule.SPARSE);

    private final SetRule negatives;
    private final PositiveRule positives;

    ContrastRule(SetRule negatives, PositiveRule positives) {
        this.negatives = negatives;
        this.positives = positives;
    }

    /** Returns how negatives are chosen. */
    SetRule negatives() {
        return negatives;
    }

    /** Returns how positives are chosen. */
    PositiveRule positives() {
        return positives;
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(ContrastRule::toString).toList();
    }

    static ContrastRule parse(String text) {
        return valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
