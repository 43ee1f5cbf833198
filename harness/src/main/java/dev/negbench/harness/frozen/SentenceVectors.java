package dev.negbench.harness.frozen;

import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.text.TokenLists;
import dev.negbench.harness.text.WordPieceTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The vectors of texts by one sentence model: from disk where they were computed before, else from the network, which
 * is loaded only then. What was computed is on disk every few seconds, so a run that was killed goes on where it
 * stopped. Safe for use by several threads.
 */
public final class SentenceVectors implements AutoCloseable {
    private final SentenceModel model;
    private final CacheFolder cache;
    private final int threads;
    private final VectorStore store;
    private SentenceNetwork network;

    private SentenceVectors(SentenceModel model, CacheFolder cache, int threads, VectorStore store) {
        this.model = model;
        this.cache = cache;
        this.threads = threads;
        this.store = store;
    }

    /**
     * Opens the vectors of a model; reads the keys of those on disk, which takes about 20 ms for 100,000.
     *
     * @param cache where vectors are kept, 1,560 bytes each
     * @param threads threads that run the network; the vectors do not depend on it
     * @throws IOException if the file of vectors cannot be read
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public static SentenceVectors open(SentenceModel model, CacheFolder cache, int threads) throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        String identity = model.identity();
        Path file = cache.root().resolve("vectors").resolve(model.id() + "-" + identity.substring(0, 16) + ".rows");
        return new SentenceVectors(
                model, cache, threads, VectorStore.open(file, identity, SentenceModel.DIMENSION));
    }

    /** Returns the model. */
    public SentenceModel model() {
        return model;
    }

    /** Returns the length of a vector. */
    public int dimension() {
        return SentenceModel.DIMENSION;
    }

    /** Counts the texts that are not on disk yet, equal ones once. */
    public int missing(List<String> texts, TextRole role) {
        TextKeys keys = keys(texts, role);
        return missing(keys, new float[keys.size() * dimension()]).length;
    }

    /**
     * Embeds texts.
     *
     * @param texts the texts, without prompt, possibly empty ones
     * @param role which prompt they get
     * @param progress told how far it has come
     * @return their vectors of length 1, row-major
     * @throws IOException if the network's file is missing, or the vectors cannot be written to disk
     * @throws IllegalArgumentException if the texts are too many for one array: more than 5.5 million
     */
    public float[] of(List<String> texts, TextRole role, EmbeddingProgress progress) throws IOException {
        if ((long) texts.size() * dimension() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(texts.size() + " texts are too many: their vectors of " + dimension()
                    + " floats have to fit one array");
        }
        TextKeys keys = keys(texts, role);
        float[] vectors = new float[keys.size() * dimension()];
        int[] missing = missing(keys, vectors);
        if (missing.length > 0) {
            String prompt = model.prompt(role);
            List<String> prompted =
                    Arrays.stream(missing).mapToObj(text -> prompt + texts.get(text)).toList();
            compute(prompted, keys, missing, progress);
            // Equal texts were computed once; each of them is read now.
            requireNone(missing(keys, vectors));
        }
        return vectors;
    }

    private TextKeys keys(List<String> texts, TextRole role) {
        String prompt = model.prompt(role);
        return TextKeys.of(texts.stream().map(text -> prompt + text).toList());
    }

    /** Copies the vectors that are on disk and returns the places of the others, the first of equal ones only. */
    private int[] missing(TextKeys keys, float[] vectors) {
        KeyIndex seen = new KeyIndex();
        return IntStream.range(0, keys.size())
                .filter(text -> {
                    long high = keys.highs()[text];
                    long low = keys.lows()[text];
                    if (store.read(high, low, vectors, text * dimension())) {
                        return false;
                    }
                    boolean first = seen.get(high, low) < 0;
                    seen.put(high, low, text);
                    return first;
                })
                .toArray();
    }

    private void compute(List<String> prompted, TextKeys keys, int[] places, EmbeddingProgress progress)
            throws IOException {
        int maxTokens = model.maxTokens() - SentenceNetwork.FRAME_TOKENS;
        TokenLists tokens;
        try (WordPieceTokens tokenizer = WordPieceTokens.open(cache, maxTokens)) {
            tokens = tokenizer.tokenizeAnew(prompted);
        }
        new EmbeddingRun(network(), store, tokens, keys, places, progress).run(threads);
    }

    private void requireNone(int[] missing) throws IOException {
        if (missing.length > 0) {
            throw new IOException(missing.length + " vectors that were just written could not be read again: the disk"
                    + " that holds the cache alters data");
        }
    }

    private synchronized SentenceNetwork network() throws IOException {
        if (network == null) {
            network = SentenceNetwork.load(model);
        }
        return network;
    }

    /** Frees the network, if it was loaded; no thread may be embedding. */
    @Override
    public synchronized void close() {
        if (network != null) {
            network.close();
            network = null;
        }
    }
}
