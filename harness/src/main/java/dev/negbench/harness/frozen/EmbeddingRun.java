package dev.negbench.harness.frozen;

import dev.negbench.harness.text.TokenLists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Embeds many texts: batches of equal length, the longest first, on several threads, each finished batch soon on disk.
 */
final class EmbeddingRun {
    /** Beyond this many tokens a batch's states leave the processor's cache, and a larger one gains nothing. */
    private static final int TOKENS_A_BATCH = 1024;

    /** What a kill may cost. */
    private static final long NANOS_BETWEEN_WRITES = 2_000_000_000L;

    private final SentenceNetwork network;
    private final VectorStore store;
    private final TokenLists tokens;
    private final TextKeys keys;
    private final int[] places;
    private final EmbeddingProgress progress;
    private final int[] byLength;
    private final int[] batchStarts;
    private final List<Batch> unwritten = new ArrayList<>();
    private int done;
    private long lastWriteNanos = System.nanoTime();

    /** Finished vectors of the texts at some places. */
    private record Batch(int[] places, float[] vectors) {}

    /**
     * @param tokens the texts' tokens, without frame
     * @param keys keys of all texts
     * @param places for each of {@code tokens}, the place of its key
     */
    EmbeddingRun(
            SentenceNetwork network,
            VectorStore store,
            TokenLists tokens,
            TextKeys keys,
            int[] places,
            EmbeddingProgress progress) {
        this.network = network;
        this.store = store;
        this.tokens = tokens;
        this.keys = keys;
        this.places = places;
        this.progress = progress;
        byLength = IntStream.range(0, places.length)
                .boxed()
                .sorted(Comparator.comparingInt(text -> -tokens.length(text)))
                .mapToInt(Integer::intValue)
                .toArray();
        batchStarts = batchStarts();
    }

    private int[] batchStarts() {
        IntStream.Builder starts = IntStream.builder();
        int start = 0;
        for (int k = 0; k < byLength.length; k++) {
            int length = tokens.length(byLength[k]) + SentenceNetwork.FRAME_TOKENS;
            boolean other = k > start && tokens.length(byLength[k]) != tokens.length(byLength[start]);
            if (k == 0 || other || (k - start + 1) * length > TOKENS_A_BATCH) {
                starts.add(k);
                start = k;
            }
        }
        return starts.add(byLength.length).build().toArray();
    }

    /**
     * Embeds all texts. Interrupted or failing, it has stored what was finished before.
     *
     * @throws IOException if the network or the disk fails
     */
    void run(int threads) throws IOException {
        progress.embedded(0, places.length);
        AtomicInteger next = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(executor.submit(() -> {
                    work(next);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("embedding was interrupted after " + done + " of " + places.length
                    + " texts; what was finished is kept", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("embedding failed: " + e.getCause(), e.getCause());
        } finally {
            next.set(batchStarts.length);
            awaitEnd(executor);
            write();
        }
    }

    /** Returns when no thread runs the network any more, which its owner may free then: within a batch's second. */
    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = Thread.interrupted();
        executor.shutdown();
        while (!executor.isTerminated()) {
            try {
                executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(AtomicInteger next) throws IOException {
        int batch;
        while ((batch = next.getAndIncrement()) < batchStarts.length - 1) {
            int from = batchStarts[batch];
            int to = batchStarts[batch + 1];
            float[] vectors = network.embed(tokens, byLength, from, to);
            finished(new Batch(
                    Arrays.stream(byLength, from, to).map(text -> places[text]).toArray(), vectors));
        }
    }

    private synchronized void finished(Batch batch) throws IOException {
        unwritten.add(batch);
        done += batch.places().length;
        if (System.nanoTime() - lastWriteNanos > NANOS_BETWEEN_WRITES) {
            write();
        }
        progress.embedded(done, places.length);
    }

    private synchronized void write() throws IOException {
        if (unwritten.isEmpty()) {
            return;
        }
        int count = unwritten.stream().mapToInt(batch -> batch.places().length).sum();
        int[] written = new int[count];
        float[] vectors = new float[count * SentenceModel.DIMENSION];
        int at = 0;
        for (Batch batch : unwritten) {
            System.arraycopy(batch.places(), 0, written, at, batch.places().length);
            System.arraycopy(batch.vectors(), 0, vectors, at * SentenceModel.DIMENSION, batch.vectors().length);
            at += batch.places().length;
        }
        unwritten.clear();
        store.append(keys, written, vectors);
        lastWriteNanos = System.nanoTime();
    }
}
