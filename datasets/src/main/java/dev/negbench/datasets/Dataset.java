package dev.negbench.datasets;

import dev.negbench.datasets.taxonomy.Taxonomy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A retrieval collection, loaded. Immutable and safe to share between threads.
 *
 * @param name the catalogue's name, for example {@code scifact}
 * @param corpus the documents
 * @param queries the queries of all splits
 * @param splits judgements by split name ({@code train}, {@code dev}, {@code test}, and the collection's extra ones),
 *     in the order of the catalogue
 * @param taxonomy the hierarchy that the documents are placed in, empty where the collection has none
 * @param fingerprint SHA-256 in hexadecimal over everything that results depend on: ids, texts, judgements, in order,
 *     and the taxonomy where there is one
 */
public record Dataset(
        String name,
        Corpus corpus,
        Queries queries,
        Map<String, Judgements> splits,
        Optional<Taxonomy> taxonomy,
        String fingerprint) {
    public Dataset {
        Objects.requireNonNull(taxonomy, "taxonomy");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(corpus, "corpus");
        Objects.requireNonNull(queries, "queries");
        Objects.requireNonNull(fingerprint, "fingerprint");
        splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
    }

    /** A dataset without a taxonomy. */
    public Dataset(
            String name, Corpus corpus, Queries queries, Map<String, Judgements> splits, String fingerprint) {
        this(name, corpus, queries, splits, Optional.empty(), fingerprint);
    }

    /**
     * Builds a dataset without a taxonomy and computes its fingerprint, in one pass over all texts.
     *
     * @throws DatasetException if a split judges a query or document that does not exist
     */
    public static Dataset of(String name, Corpus corpus, Queries queries, Map<String, Judgements> splits) {
        return of(name, corpus, queries, splits, Optional.empty());
    }

    /**
     * Builds a dataset and computes its fingerprint, in one pass over all texts.
     *
     * @throws DatasetException if a split judges a query or document that does not exist
     */
    public static Dataset of(
            String name,
            Corpus corpus,
            Queries queries,
            Map<String, Judgements> splits,
            Optional<Taxonomy> taxonomy) {
        splits.forEach((split, judgements) -> {
            for (int query : judgements.judgedQueries()) {
                int[] documents = judgements.documents(query);
                int last = documents[documents.length - 1];
                if (query >= queries.size() || last >= corpus.size()) {
                    throw new DatasetException(
                            "the " + split + " split of dataset '" + name + "' judges query " + query + " and document "
                                    + last + ", of " + queries.size() + " queries and " + corpus.size() + " documents",
                            "judge only queries and documents that exist");
                }
            }
        });
        String fingerprint = Fingerprint.of(corpus, queries, splits, taxonomy);
        return new Dataset(name, corpus, queries, splits, taxonomy, fingerprint);
    }

    /**
     * Returns the same documents and queries under another name and with other judgements, with a new fingerprint.
     *
     * @throws DatasetException if a split judges a query or document that does not exist
     */
    public Dataset withSplits(String otherName, Map<String, Judgements> otherSplits) {
        return of(otherName, corpus, queries, otherSplits, taxonomy);
    }

    /** Tells whether a split exists and has a query with a positive. */
    public boolean has(String split) {
        Judgements judgements = splits.get(split);
        return judgements != null && judgements.queryCount() > 0;
    }

    /**
     * Returns the judgements of a split.
     *
     * @throws DatasetException if the split is missing or empty; the message names those that exist
     */
    public Judgements split(String split) {
        if (!has(split)) {
            String lacks = (splits.containsKey(split) ? "query with a positive in its " : "") + split + " split";
            throw new DatasetException(
                    "dataset '" + name + "' has no " + lacks,
                    "choose one of its splits: " + String.join(", ", splits.keySet()));
        }
        return splits.get(split);
    }
}
