package dev.negbench.harness.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a collection of any size in BEIR's layout with vectors for it, to see how {@code ./bench mine} does with it:
 * passages of some 400 characters, one query for each of the first passages, {@code documents.fvecs} with directions in
 * clusters, and {@code queries.fvecs} with directions near their positives.
 */
public final class MadeUpCollection {
    private static final double NOISE = 1;
    private static final double NOISE_OF_QUERIES = 0.75;
    private static final long DOCUMENTS_SEED = 1_000_000;
    private static final long QUERIES_SEED = 2_000_000;
    private static final int ROWS_AT_ONCE = 10_000;

    private MadeUpCollection() {}

    /**
     * @param arguments folder, documents, queries, dimension
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("give a folder, and how many documents, queries and dimensions");
        }
        Path folder = Path.of(arguments[0]);
        int documents = Integer.parseInt(arguments[1]);
        int queries = Integer.parseInt(arguments[2]);
        if (queries > documents) {
            throw new IllegalArgumentException("no more than one query a document: " + queries + " for " + documents);
        }
        Files.createDirectories(folder.resolve("qrels"));
        String filler = " the text of a passage has some four hundred characters".repeat(7);
        try (BufferedWriter corpus = Files.newBufferedWriter(folder.resolve("corpus.jsonl"))) {
            for (int d = 0; d < documents; d++) {
                corpus.write("{\"_id\":\"d" + d + "\",\"title\":\"\",\"text\":\"passage " + d + filler + "\"}\n");
            }
        }
        try (BufferedWriter texts = Files.newBufferedWriter(folder.resolve("queries.jsonl"));
                BufferedWriter train = Files.newBufferedWriter(folder.resolve("qrels/train.tsv"))) {
            train.write("query-id\tcorpus-id\tscore\n");
            for (int q = 0; q < queries; q++) {
                texts.write("{\"_id\":\"q" + q + "\",\"text\":\"what does passage " + q + " say\"}\n");
                train.write("q" + q + "\td" + q + "\t1\n");
            }
        }
        ClusteredVectors clusters = new ClusteredVectors(Integer.parseInt(arguments[3]), NOISE);
        write(
                folder.resolve("documents.fvecs"),
                documents,
                (from, count) -> clusters.draw(count, DOCUMENTS_SEED + from));
        write(
                folder.resolve("queries.fvecs"),
                queries,
                (from, count) -> clusters.near(
                        clusters.draw(count, DOCUMENTS_SEED + from), NOISE_OF_QUERIES, QUERIES_SEED + from));
    }

    private interface Vectors {
        float[] rows(int from, int count);
    }

    private static void write(Path file, int rows, Vectors vectors) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
                int count = Math.min(ROWS_AT_ONCE, rows - from);
                float[] values = vectors.rows(from, count);
                int dimension = values.length / count;
                ByteBuffer row = ByteBuffer.allocate(4 + 4 * dimension).order(ByteOrder.LITTLE_ENDIAN);
                for (int r = 0; r < count; r++) {
                    row.clear().putInt(dimension);
                    row.asFloatBuffer().put(values, r * dimension, dimension);
                    out.write(row.array());
                }
            }
        }
    }
}
