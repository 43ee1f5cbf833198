package dev.negbench.harness.mining;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.LineReader;
import dev.negbench.harness.text.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Scores of query and document that a model of the user's own gave, a cross-encoder say, which take the place of the
 * searcher's. Holds 8 bytes a pair.
 */
public final class PairScores {
    private final String file;
    private final Map<Integer, Row> rows;
    private final String sha256;

    /** The scored documents of a query, ascending. */
    private record Row(int[] documents, float[] scores) {}

    /** Collects a query's scores in the order of the file. */
    private static final class Collected {
        private int[] documents = new int[16];
        private float[] scores = new float[16];
        private int size;

        void add(int document, float score) {
            if (size == documents.length) {
                documents = Arrays.copyOf(documents, size * 2);
                scores = Arrays.copyOf(scores, size * 2);
            }
            documents[size] = document;
            scores[size++] = score;
        }

        Row sorted() {
            long[] order = new long[size];
            for (int i = 0; i < size; i++) {
                order[i] = (long) documents[i] << 32 | i;
            }
            Arrays.sort(order);
            int[] ascending = new int[size];
            float[] parallel = new float[size];
            for (int i = 0; i < size; i++) {
                ascending[i] = (int) (order[i] >> 32);
                parallel[i] = scores[(int) order[i]];
            }
            return new Row(ascending, parallel);
        }
    }

    private PairScores(String file, Map<Integer, Row> rows, String sha256) {
        this.file = file;
        this.rows = rows;
        this.sha256 = sha256;
    }

    /**
     * Reads a file: query id, document id and score a line, tab separated, without a header.
     *
     * @param file plain, or gzip by its name
     * @throws DatasetException if there is no such file, a line is malformed, names what the collection does not have,
     *     or scores a pair again; names the line
     */
    public static PairScores read(Path file, Corpus corpus, Queries queries) {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(
                    "there is no file of pair scores " + file, "name one with query id, document id, score a line");
        }
        Map<Integer, Collected> collected = new HashMap<>();
        Sha256 digest = new Sha256();
        try (LineReader source = LineReader.open(file)) {
            for (String line = source.next(); line != null; line = source.next()) {
                digest.add(line);
                String[] columns = line.split("\t", -1);
                if (columns.length != 3) {
                    throw source.problem(
                            columns.length + " columns instead of 3: '" + Excerpt.of(line) + "'",
                            "write query id, document id and score, tab separated");
                }
                int query = queries.ordinal(columns[0]);
                int document = corpus.ordinal(columns[1]);
                if (query < 0 || document < 0) {
                    throw source.problem(
                            "the collection has no " + (query < 0 ? "query" : "document") + " '"
                                    + (query < 0 ? columns[0] : columns[1]) + "'",
                            "score pairs of this collection only");
                }
                collected.computeIfAbsent(query, q -> new Collected()).add(document, score(columns[2], source));
            }
        }
        Map<Integer, Row> rows = new HashMap<>();
        collected.forEach((query, all) -> rows.put(query, all.sorted()));
        rows.forEach((query, row) -> {
            for (int i = 1; i < row.documents().length; i++) {
                if (row.documents()[i] == row.documents()[i - 1]) {
                    throw new DatasetException(
                            file + " scores query '" + queries.id(query) + "' and document '"
                                    + corpus.id(row.documents()[i]) + "' twice",
                            "leave one out");
                }
            }
        });
        return new PairScores(file.toString(), rows, digest.hex());
    }

    private static float score(String text, LineReader source) {
        try {
            float score = Float.parseFloat(text);
            if (Float.isFinite(score)) {
                return score;
            }
        } catch (NumberFormatException e) {
            // Reported below, as infinities are.
        }
        throw source.problem("the score is '" + Excerpt.of(text) + "'", "write a finite number");
    }

    /** Returns the file's name, for messages. */
    String file() {
        return file;
    }

    /** Returns the SHA-256 of the lines, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Returns the score of a pair, NaN where it has none. O(log scored documents of the query). */
    float score(int query, int document) {
        Row row = rows.get(query);
        int at = row == null ? -1 : Arrays.binarySearch(row.documents(), document);
        return at < 0 ? Float.NaN : row.scores()[at];
    }
}
