package dev.negbench.harness.mining;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.StableHash;
import dev.negbench.strategies.stage.NegativeTexts;
import java.util.Optional;

/**
 * Ids and texts of queries and negatives, made texts among them.
 *
 * @param corpus the documents
 * @param queries the queries, as their owner wrote them
 * @param made texts without a document, if the source makes any
 */
record MinedTexts(Corpus corpus, Queries queries, Optional<NegativeTexts> made) {
    /** Returns a document's id; that of a made text depends on the text alone, so that a resumed run gives the same. */
    String id(int item) {
        return item < corpus.size()
                ? corpus.id(item)
                : "generated-"
                        + Long.toHexString(StableHash.of(made.orElseThrow().text(item)));
    }

    /** Returns the title, empty where there is none. */
    String title(int item) {
        return item < corpus.size() ? corpus.title(item) : "";
    }

    /** Returns the body. */
    String text(int item) {
        return item < corpus.size() ? corpus.text(item) : made.orElseThrow().text(item);
    }

    /** Returns title and text, what encoders see. */
    String content(int item) {
        return item < corpus.size() ? corpus.content(item) : made.orElseThrow().text(item);
    }
}
