package dev.negbench.strategies.cet;

import java.util.Arrays;
import java.util.List;

/** Who weighs whose negatives: the scheme, what is left of it one side at a time, and its controls. */
enum WeightRule {
    /** Each model weighs the other's negatives: CET. */
    COUPLED("coupled"),
    /** The selection model weighs the retriever's negatives and learns unweighted itself. */
    ONE_SIDED("one-sided"),
    /** Control: every negative of a batch gets the batch's mean weight, so that only the loss's scale is left. */
    MEAN("mean"),
    /** Control: weight 1; the selection model learns and is not used. */
    NONE("none"),
    /** Control: the retriever's own scores weigh its negatives, what CET comes to if both models are the same. */
    SELF("self");

    private final String text;

    WeightRule(String text) {
        this.text = text;
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(rule -> rule.text).toList();
    }

    static WeightRule parse(String text) {
        return Arrays.stream(values())
                .filter(rule -> rule.text.equals(text))
                .findFirst()
                .orElseThrow();
    }
}
