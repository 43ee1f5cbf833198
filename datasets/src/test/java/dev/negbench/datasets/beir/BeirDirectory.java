package dev.negbench.datasets.beir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes collections in BEIR layout for tests. */
public final class BeirDirectory {
    private static final ObjectMapper JSON = new ObjectMapper();
    public static final String HEADER = "query-id\tcorpus-id\tscore\n";

    private final Path directory;

    private BeirDirectory(Path directory) {
        this.directory = directory;
    }

    /** A small valid collection: documents d1 to d3, queries q1 and q2, splits train and test. */
    public static BeirDirectory valid(Path directory) {
        return new BeirDirectory(directory)
                .write("corpus.jsonl", """
                        {"_id": "d1", "title": "One", "text": "first text"}
                        {"_id": "d2", "title": "", "text": "second text"}
                        {"_id": "d3", "title": "Three", "text": ""}
                        """)
                .write("queries.jsonl", """
                        {"_id": "q1", "text": "which is first?"}
                        {"_id": "q2", "text": "which is third?"}
                        """)
                .write("qrels/train.tsv", HEADER + "q1\td1\t1\nq1\td2\t0\n")
                .write("qrels/test.tsv", HEADER + "q2\td3\t2\n");
    }

    /** Writes a dataset as a loader should read it back. */
    public static BeirDirectory of(Path directory, Dataset dataset, boolean gzip) {
        String suffix = gzip ? ".gz" : "";
        StringBuilder corpus = new StringBuilder();
        for (int d = 0; d < dataset.corpus().size(); d++) {
            Corpus texts = dataset.corpus();
            corpus.append(json("_id", texts.id(d), "title", texts.title(d), "text", texts.text(d)));
        }
        StringBuilder queries = new StringBuilder();
        for (int q = 0; q < dataset.queries().size(); q++) {
            queries.append(json("_id", dataset.queries().id(q), "text", dataset.queries().text(q)));
        }
        BeirDirectory beir = new BeirDirectory(directory)
                .write("corpus.jsonl" + suffix, corpus.toString())
                .write("queries.jsonl" + suffix, queries.toString());
        dataset.splits().forEach((split, judgements) ->
                beir.write("qrels/" + split + ".tsv" + suffix, qrels(dataset, judgements)));
        return beir;
    }

    /** Writes one file, gzip if its name says so, and removes the same file under the other name. */
    public BeirDirectory write(String name, String content) {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes one file, gzip if its name says so, and removes the same file under the other name. */
    public BeirDirectory write(String name, byte[] content) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(directory.resolve(name.endsWith(".gz") ? name.replace(".gz", "") : name + ".gz"));
            try (OutputStream out = name.endsWith(".gz")
                    ? new GZIPOutputStream(Files.newOutputStream(file))
                    : Files.newOutputStream(file)) {
                out.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Path path() {
        return directory;
    }

    private static String qrels(Dataset dataset, Judgements judgements) {
        StringBuilder lines = new StringBuilder(HEADER);
        for (int query : judgements.judgedQueries()) {
            int[] documents = judgements.documents(query);
            for (int i = 0; i < documents.length; i++) {
                lines.append(dataset.queries().id(query)).append('\t').append(dataset.corpus().id(documents[i]));
                lines.append('\t').append(judgements.grades(query)[i]).append('\n');
            }
        }
        return lines.toString();
    }

    private static String json(String... keysAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        try {
            return JSON.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
