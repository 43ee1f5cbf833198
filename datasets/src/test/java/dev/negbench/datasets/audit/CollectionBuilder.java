package dev.negbench.datasets.audit;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds small datasets for tests, pair by pair. */
final class CollectionBuilder {
    private final List<Document> documents = new ArrayList<>();
    private final Map<String, Integer> documentOrdinals = new LinkedHashMap<>();
    private final List<Query> queries = new ArrayList<>();
    private final Map<String, Integer> queryOrdinals = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Map<Integer, Integer>>> splits = new LinkedHashMap<>();

    CollectionBuilder document(String id, String title, String text) {
        documentOrdinals.put(id, documents.size());
        documents.add(new Document(id, title, text));
        return this;
    }

    CollectionBuilder query(String id, String text) {
        queryOrdinals.put(id, queries.size());
        queries.add(new Query(id, text));
        return this;
    }

    CollectionBuilder judge(String split, String query, String document, int grade) {
        splits.computeIfAbsent(split, s -> new TreeMap<>())
                .computeIfAbsent(queryOrdinals.get(query), q -> new TreeMap<>())
                .put(documentOrdinals.get(document), grade);
        return this;
    }

    Dataset build(String name) {
        Map<String, Judgements> judgements = new LinkedHashMap<>();
        splits.forEach((split, grades) -> judgements.put(split, Judgements.of(grades)));
        return Dataset.of(name, Corpus.of(documents), Queries.of(queries), judgements);
    }
}
