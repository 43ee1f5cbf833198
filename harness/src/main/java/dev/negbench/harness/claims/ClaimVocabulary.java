package dev.negbench.harness.claims;

import dev.negbench.strategies.Strategies;
import java.util.Set;

/**
 * The names that claims may use.
 *
 * @param strategies what can be compared
 * @param datasets names of collections
 * @param options options of {@code compare} that decide a cell's numbers, without their dashes
 */
public record ClaimVocabulary(Strategies strategies, Set<String> datasets, Set<String> options) {
    public ClaimVocabulary {
        datasets = Set.copyOf(datasets);
        options = Set.copyOf(options);
    }
}
