package dev.negbench.strategies;

import dev.negbench.datasets.Dataset;
import java.util.Set;

/**
 * What a strategy may know about the experiment before anything runs.
 *
 * @param dataset the collection; its train split is what is trained on
 * @param searchers the searchers that exist, see {@code Retrieval}
 * @param negatives how many negatives will be drawn for each example, at least 0
 */
public record Setting(Dataset dataset, Set<String> searchers, int negatives) {
    public Setting {
        searchers = Set.copyOf(searchers);
    }

    /**
     * Requires a searcher.
     *
     * @throws NotApplicableException if the experiment does not have it
     */
    public void require(String searcher) {
        if (!searchers.contains(searcher)) {
            throw new NotApplicableException("needs the searcher '" + searcher + "', here there are " + searchers);
        }
    }
}
