package dev.negbench.datasets.beir;

import dev.negbench.datasets.Document;
import dev.negbench.datasets.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads corpus.jsonl and queries.jsonl. */
final class JsonLines {
    private JsonLines() {}

    static List<Document> documents(Path file) {
        return read(file, "document", true, fields -> new Document(fields.id(), fields.title(), fields.text()));
    }

    static List<Query> queries(Path file) {
        return read(file, "query", false, fields -> new Query(fields.id(), fields.text()));
    }

    private static <T> List<T> read(Path file, String kind, boolean titled, Function<JsonFields, T> record) {
        List<T> records = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        JsonFields fields = new JsonFields(titled);
        try (LineReader source = LineReader.open(file)) {
            for (String line = source.next(); line != null; line = source.next()) {
                fields.read(line, source);
                Long first = lines.putIfAbsent(fields.id(), source.number());
                if (first != null) {
                    throw source.problem(
                            kind + " id '" + fields.id() + "' was already given in line " + first,
                            "give each " + kind + " its own id");
                }
                records.add(record.apply(fields));
            }
            if (records.isEmpty()) {
                throw source.problem("no " + kind + " in the file", "supply at least one " + kind);
            }
        }
        return records;
    }
}
