package dev.negbench.harness.mining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Queries;
import dev.negbench.harness.mining.NegativeMiner.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Mines all queries, a batch at a time: while one batch is searched, the rows of the one before are written. Memory
 * does not grow with the number of queries.
 */
public final class MiningRun {
    private static final int QUERIES_AT_ONCE = 1024;
    private static final JsonFactory JSON = new JsonFactory();

    private final NegativeMiner miner;
    private final RowWriter rows;
    private final ProvenanceWriter provenance;
    private final boolean withProvenance;
    private final int queriesAtOnce;

    /** Told how far the run has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Queries were searched and drawn for.
         *
         * @param done queries so far
         * @param total all queries
         */
        void mined(int done, int total);
    }

    /** Writes an example's lines. */
    @FunctionalInterface
    private interface Lines {
        void write(MinedExample example, JsonGenerator out) throws IOException;
    }

    /**
     * @param miner draws negatives
     * @param corpus the texts of documents
     * @param queries the texts of queries, as their owner wrote them
     * @param settings what rows are made of
     */
    public MiningRun(NegativeMiner miner, Corpus corpus, Queries queries, MiningSettings settings) {
        this(miner, corpus, queries, settings, QUERIES_AT_ONCE);
    }

    MiningRun(NegativeMiner miner, Corpus corpus, Queries queries, MiningSettings settings, int queriesAtOnce) {
        this.queriesAtOnce = queriesAtOnce;
        this.miner = miner;
        MinedTexts texts = new MinedTexts(corpus, queries, miner.negativeTexts());
        rows = new RowWriter(texts, settings, miner.negatives());
        provenance = new ProvenanceWriter(texts, miner);
        withProvenance = settings.provenance();
    }

    /**
     * Mines what the output does not have yet.
     *
     * @param output receives the rows; not finished
     * @return what became of all candidates, those of earlier runs of this output included
     * @throws IOException if rows cannot be written; those acknowledged before stay
     */
    public MiningYield write(MiningOutput output, Progress progress) throws IOException {
        ExecutorService writer = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "mining-writer");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<?> writing = writer.submit(() -> {});
            for (int from = output.nextQuery(); from < miner.size(); from += queriesAtOnce) {
                int to = Math.min(miner.size(), from + queriesAtOnce);
                Batch batch = miner.mine(from, to);
                await(writing);
                writing = writer.submit(() -> {
                    byte[] lines = rows(batch);
                    byte[] provenanceLines = withProvenance ? lines(batch, provenance::write) : new byte[0];
                    output.append(lines, provenanceLines, to, batch.counts().yield());
                    return null;
                });
                progress.mined(to, miner.size());
            }
            await(writing);
            return output.yield().plus(miner.corrected());
        } finally {
            // The batch in hand is finished whatever happened: it is the nearest place to go on from.
            writer.shutdown();
            awaitEnd(writer);
        }
    }

    /** Mines all queries and writes nothing: what {@link #write} would make of them. */
    public MiningYield rehearse(Progress progress) {
        MiningYield all = miner.corrected();
        for (int from = 0; from < miner.size(); from += queriesAtOnce) {
            int to = Math.min(miner.size(), from + queriesAtOnce);
            Batch batch = miner.mine(from, to);
            try {
                rows(batch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all = all.plus(batch.counts().yield());
            progress.mined(to, miner.size());
        }
        return all;
    }

    private byte[] rows(Batch batch) throws IOException {
        return lines(batch, (example, out) -> rows.write(example, out, batch.counts()));
    }

    private static byte[] lines(Batch batch, Lines writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes).setPrettyPrinter(new MinimalPrettyPrinter("\n"))) {
            for (MinedExample example : batch.examples()) {
                writer.write(example, out);
            }
        }
        if (bytes.size() > 0) {
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    private static void awaitEnd(ExecutorService writer) {
        try {
            writer.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> writing) throws IOException {
        try {
            writing.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failed) {
                throw new IOException(
                        "the rows cannot be written: " + failed.getMessage()
                                + "; make room, and run the same command again to go on",
                        failed);
            }
            throw cause instanceof RuntimeException failed ? failed : new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted; run the same command again to go on", e);
        }
    }
}
