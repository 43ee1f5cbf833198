package dev.negbench.harness.cli;

import dev.negbench.datasets.Queries;
import dev.negbench.datasets.beir.JsonLines;
import dev.negbench.reports.journal.CanonicalJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Texts that a generator wrote for queries.
 *
 * @param byQuery query id → text
 * @param sha256 of the texts with their ids, in hexadecimal, if there are any
 */
record GeneratedTexts(Map<String, String> byQuery, Optional<String> sha256) {
    /**
     * Reads a file of one JSON object a line, as queries.jsonl is.
     *
     * @param file the file, or null for no texts
     * @throws UsageException if there is no such file
     * @throws dev.negbench.datasets.DatasetException if it is malformed; names the line
     */
    static GeneratedTexts read(Path file) {
        if (file == null) {
            return new GeneratedTexts(Map.of(), Optional.empty());
        }
        if (!Files.isRegularFile(file)) {
            throw new UsageException("--generated-texts " + file + " is no file; name one with a line"
                    + " {\"_id\": query id, \"text\": ...} for each query");
        }
        Queries texts = JsonLines.queries(file);
        Map<String, String> byQuery = new TreeMap<>();
        for (int q = 0; q < texts.size(); q++) {
            byQuery.put(texts.id(q), texts.text(q));
        }
        return new GeneratedTexts(byQuery, Optional.of(CanonicalJson.hash(byQuery)));
    }
}
