package dev.negbench.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Datasets made for tests. */
final class SampleDatasets {
    private SampleDatasets() {}

    /** {@code queries} train queries with {@code positives} positives and a judged negative, and a test query. */
    static Dataset withPositives(int queries, int positives) {
        List<Document> documents = new ArrayList<>();
        for (int d = 0; d < queries + positives + 1; d++) {
            documents.add(new Document("d" + d, "", "text " + d));
        }
        List<Query> asked = new ArrayList<>();
        Map<Integer, Map<Integer, Integer>> train = new TreeMap<>();
        for (int q = 0; q < queries; q++) {
            asked.add(new Query("q" + q, "query " + q));
            Map<Integer, Integer> row = new TreeMap<>();
            for (int p = 0; p < positives; p++) {
                row.put(q + p, 1 + p % 2);
            }
            row.put(q + positives, 0);
            train.put(q, row);
        }
        asked.add(new Query("t", "test query"));
        Map<String, Judgements> splits = new LinkedHashMap<>();
        splits.put("train", Judgements.of(train));
        splits.put("test", Judgements.of(Map.of(queries, Map.of(0, 1))));
        return Dataset.of("sample", Corpus.of(documents), Queries.of(asked), splits);
    }
}
