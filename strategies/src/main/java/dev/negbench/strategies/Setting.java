package dev.negbench.strategies;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.taxonomy.Taxonomy;
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

    /**
     * Returns the dataset's taxonomy.
     *
     * @throws NotApplicableException if it has none
     */
    public Taxonomy requireTaxonomy() {
        return dataset.taxonomy()
                .orElseThrow(() -> new NotApplicableException(
                        "needs a taxonomy of the documents, which dataset '" + dataset.name() + "' does not have"));
    }
}
