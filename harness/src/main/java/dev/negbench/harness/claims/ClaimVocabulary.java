package dev.negbench.harness.claims;

import dev.negbench.datasets.audit.Deduplication;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
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

    /** Returns the strategy of that text; refused if there is none or it cannot run. */
    ConfiguredStrategy strategy(YamlNode text) {
        try {
            return strategies.parse(text.text()).requireRunnable();
        } catch (StrategySyntaxException e) {
            throw text.wrong(e.getMessage(), "./bench list strategies shows what there is");
        }
    }

    /** Returns the name of the collection, or of one without its copies; refused if there is none. */
    String dataset(YamlNode name) {
        String text = name.text();
        String original = text.endsWith(Deduplication.SUFFIX)
                ? text.substring(0, text.length() - Deduplication.SUFFIX.length())
                : text;
        if (!datasets.contains(original)) {
            throw name.unknown("dataset", text, datasets);
        }
        return text;
    }
}
