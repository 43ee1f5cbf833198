package dev.negbench.harness.cli;

import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.DrawnNegatives.Negative;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.tables.NeighbourTable;
import dev.negbench.reports.tables.QueryChangeTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The most changed test queries for scripts, each with the nearest training query and what was drawn for that one. */
final class ChangedQueriesJson {
    private ChangedQueriesJson() {}

    static List<Map<String, Object>> of(ExperimentResults results, String baseline, Path directory) {
        QueryChangeTable changes = QueryChangeTable.of(results, baseline);
        List<Map<String, Object>> queries = new ArrayList<>();
        for (NeighbourTable.Row row :
                NeighbourTable.of(results, changes, Journal.drawnRecords(directory)).rows()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("dataset", row.changed().dataset());
            fields.put("mode", row.changed().mode());
            fields.put("strategy", row.changed().strategy());
            fields.put("query", row.query());
            fields.put("before", row.changed().before()[row.place()]);
            fields.put("after", row.changed().after()[row.place()]);
            fields.put("nearestTrainingQuery", row.neighbour());
            fields.put("drawn", row.drawn().stream().map(ChangedQueriesJson::drawn).toList());
            queries.add(fields);
        }
        return queries;
    }

    private static Map<String, Object> drawn(NeighbourTable.Drawn drawn) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("strategy", drawn.strategy());
        fields.put("note", drawn.note());
        fields.put("epoch", drawn.epoch());
        fields.put("positive", drawn.positive());
        fields.put("count", drawn.count());
        fields.put("negatives", drawn.negatives().stream().map(Negative::id).toList());
        fields.put(
                "hiddenPositives",
                drawn.negatives().stream().filter(Negative::hidden).map(Negative::id).toList());
        return fields;
    }
}
