package dev.negbench.datasets.audit;

import dev.negbench.datasets.Dataset;
import java.util.List;

/** What a split is for, told by its name, in the order in which information may flow. */
enum SplitRole {
    /** {@code train}: weights are learned from it. */
    TRAIN,
    /** {@code dev} and names that begin with it: epochs are chosen by it. */
    DEV,
    /** Any other: results are measured on it. */
    TEST;

    static SplitRole of(String split) {
        return split.equals("train") ? TRAIN : split.startsWith("dev") ? DEV : TEST;
    }

    /** Returns the splits of a dataset that come after this role and have a query with a positive, in its order. */
    List<String> after(Dataset dataset) {
        return dataset.splits().keySet().stream()
                .filter(dataset::has)
                .filter(split -> of(split).compareTo(this) > 0)
                .toList();
    }
}
