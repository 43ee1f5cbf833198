package dev.negbench.datasets.beir;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.files.CorpusFile;
import dev.negbench.datasets.files.LineReader;
import dev.negbench.datasets.files.QueryTable;
import java.nio.file.Path;

/** Reads files of one JSON object a line, as corpus.jsonl and queries.jsonl are. */
public final class JsonLines {
    private JsonLines() {}

    /**
     * Reads documents: {@code _id}, {@code text}, and {@code title} where there is one.
     *
     * @throws DatasetException if the file is malformed
     */
    public static Corpus documents(Path file) {
        JsonFields fields = new JsonFields(true);
        return CorpusFile.read(file, (line, source, corpus) -> {
            fields.read(line, source);
            return corpus.add(fields.id(), fields.title(), fields.text());
        });
    }

    /**
     * Reads queries: {@code _id} and {@code text}.
     *
     * @throws DatasetException if the file is malformed, empty, or has an id twice
     */
    public static Queries queries(Path file) {
        QueryTable queries = new QueryTable();
        JsonFields fields = new JsonFields(false);
        try (LineReader source = LineReader.open(file)) {
            for (String line = source.next(); line != null; line = source.next()) {
                fields.read(line, source);
                queries.add(fields.id(), fields.text(), file, source);
            }
            if (queries.size() == 0) {
                throw source.problem("no query in the file", "supply at least one query");
            }
        }
        return queries.build();
    }
}
