package dev.negbench.harness.cli;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.reports.results.DrawnNegatives.Negative;
import dev.negbench.reports.results.ShownTexts;
import dev.negbench.reports.tables.NeighbourTable;
import java.util.Map;
import java.util.TreeMap;

/** The texts that a report shows of what was trained on near the most changed queries. */
final class NeighbourTexts {
    private NeighbourTexts() {}

    /**
     * Collects the texts, shortened.
     *
     * @param table names the training queries and the documents
     * @param data each dataset by its name in the experiment
     */
    static ShownTexts of(NeighbourTable table, Map<String, TrainingData> data) {
        Map<String, Map<String, String>> queries = new TreeMap<>();
        Map<String, Map<String, String>> documents = new TreeMap<>();
        for (NeighbourTable.Row row : table.rows()) {
            if (row.neighbour().isEmpty()) {
                continue;
            }
            String name = row.changed().dataset();
            Dataset dataset = data.get(name).dataset();
            String text = dataset.queries().text(dataset.queries().ordinal(row.neighbour()));
            queries.computeIfAbsent(name, added -> new TreeMap<>()).put(row.neighbour(), stored(text));
            Map<String, String> ofDataset = documents.computeIfAbsent(name, added -> new TreeMap<>());
            for (NeighbourTable.Drawn drawn : row.drawn()) {
                put(dataset.corpus(), drawn.positive(), ofDataset);
                drawn.negatives().stream().map(Negative::id).forEach(id -> put(dataset.corpus(), id, ofDataset));
            }
        }
        return new ShownTexts(queries, documents);
    }

    private static void put(Corpus corpus, String id, Map<String, String> texts) {
        if (!id.isEmpty()) {
            texts.computeIfAbsent(id, added -> stored(corpus.content(corpus.ordinal(added))));
        }
    }

    private static String stored(String text) {
        return ShownTexts.shortened(text, ShownTexts.LONGEST);
    }
}
