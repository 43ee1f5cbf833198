package dev.negbench.harness.cli;

import dev.negbench.datasets.Queries;
import dev.negbench.harness.experiment.TrainingData;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of test queries, which a report shows of those that change most. */
final class TestQueryTexts {
    private TestQueryTexts() {}

    /** Returns dataset → query id → text. */
    static Map<String, Map<String, String>> of(Map<String, TrainingData> data) {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        data.forEach((name, loaded) -> {
            Queries queries = loaded.complete().queries();
            Map<String, String> ofDataset = new LinkedHashMap<>();
            for (int query : loaded.test().queries()) {
                ofDataset.put(queries.id(query), queries.text(query));
            }
            texts.put(name, ofDataset);
        });
        return texts;
    }
}
