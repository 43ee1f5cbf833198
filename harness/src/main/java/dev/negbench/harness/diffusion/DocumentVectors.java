package dev.negbench.harness.diffusion;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.StableHash;
import dev.negbench.harness.encoder.EncoderFactory;
import dev.negbench.harness.encoder.StaticEncoderFactory;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.frozen.SentenceVectors;
import dev.negbench.harness.frozen.TextRole;
import dev.negbench.harness.text.CacheFolder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Vectors of some documents of a collection.
 *
 * @param documents their ordinals, ascending
 * @param values one row each, row-major; the array is not copied
 * @param dimension length of a row
 * @param encoder what made them
 */
public record DocumentVectors(int[] documents, float[] values, int dimension, String encoder) {
    private static final long SALT = 0x706f_696e_7473L;
    private static final long ANY_SEED = 1;
    private static final double ANY_RATE = 0.01;

    /**
     * Encodes at most so many documents, chosen by the hash of their ids.
     *
     * @param most how many
     * @param model a sentence encoder, or none for the untrained static encoder
     * @param cache where tokens and vectors are kept
     * @param progress told how far embedding has come, if there is any
     * @throws IOException if a model's file is missing or the cache cannot be written
     */
    public static DocumentVectors of(
            Dataset dataset, int most, Optional<SentenceModel> model, CacheFolder cache, EmbeddingProgress progress)
            throws IOException {
        int[] documents = chosen(dataset.corpus(), most);
        List<String> texts =
                Arrays.stream(documents).mapToObj(dataset.corpus()::content).toList();
        int threads = Runtime.getRuntime().availableProcessors();
        if (model.isPresent()) {
            try (SentenceVectors sentences = SentenceVectors.open(model.get(), cache, threads)) {
                return new DocumentVectors(
                        documents,
                        sentences.of(texts, TextRole.DOCUMENT, progress),
                        sentences.dimension(),
                        model.get().id());
            }
        }
        try (EncoderFactory encoders = StaticEncoderFactory.of(dataset.corpus(), dataset.queries(), false, cache)) {
            TrainableEncoder encoder = encoders.create(ANY_SEED, false, ANY_RATE);
            float[] values = new float[Math.multiplyExact(documents.length, encoder.dimension())];
            encoder.encodeItems(documents, documents.length, values, threads);
            return new DocumentVectors(documents, values, encoder.dimension(), encoder.name());
        }
    }

    private static int[] chosen(Corpus corpus, int most) {
        IntStream all = IntStream.range(0, corpus.size());
        if (corpus.size() <= most) {
            return all.toArray();
        }
        return all.boxed()
                .sorted(Comparator.comparingLong(d -> StableHash.of(SALT, corpus.id(d))))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
