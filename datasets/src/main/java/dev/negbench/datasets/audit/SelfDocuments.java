package dev.negbench.datasets.audit;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;

/**
 * Tells whether a document that has a query's id is the query itself, as in ArguAna and Quora, or merely shares its
 * number, as in most collections that count both from 1.
 */
public final class SelfDocuments {
    private SelfDocuments() {}

    /**
     * Tells whether queries of a split are documents too: of those that have a document of their own id, at least half
     * have its text as well, and to none of these the document is a positive. O(queries).
     */
    public static boolean areQueries(Dataset dataset, Judgements judgements) {
        int sameId = 0;
        int sameText = 0;
        for (int query : judgements.queries()) {
            int own = dataset.corpus().ordinal(dataset.queries().id(query));
            if (own >= 0) {
                sameId++;
                if (isSame(dataset, query, own)) {
                    if (judgements.grade(query, own) > 0) {
                        return false;
                    }
                    sameText++;
                }
            }
        }
        return sameText > 0 && 2 * sameText >= sameId;
    }

    /** Tells whether query and document have the same words, with or without the document's title. */
    static boolean isSame(Dataset dataset, int query, int document) {
        String text = PlainText.of(dataset.queries().text(query));
        return !text.isEmpty()
                && (text.equals(PlainText.of(dataset.corpus().text(document)))
                        || text.equals(PlainText.of(dataset.corpus().content(document))));
    }
}
