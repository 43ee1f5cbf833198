package dev.negbench.harness.experiment;

import dev.negbench.datasets.Dataset;
import dev.negbench.harness.encoder.EncoderFactory;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.harness.encoder.StaticEncoderFactory;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.frozen.FrozenEncoderFactory;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.frozen.SentenceVectors;
import dev.negbench.harness.text.CacheFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which model an experiment trains. */
public sealed interface EncoderSettings {
    /** What experiments train unless they say otherwise. */
    EncoderSettings STANDARD = new Static(InitialRows.MINILM);

    /** Returns the encoder's name, as plans and results write it. */
    String name();

    /** Returns what its numbers depend on besides the name, name → value, in a fixed order. */
    Map<String, String> shared();

    /**
     * Refuses an experiment whose model is not on this machine, before anything is loaded.
     *
     * @throws UncheckedIOException if a file is missing; the message says how to get it
     */
    void requirePresent();

    /**
     * Reads a dataset's texts as the encoder needs them.
     *
     * @param cache where tokens, tables and vectors are kept
     * @param progress told how far the embedding has come, if there is any
     * @throws UncheckedIOException if a model's file is missing or the cache cannot be written
     */
    EncoderFactory open(Dataset dataset, CacheFolder cache, EmbeddingProgress progress);

    /**
     * A bag of trainable token rows.
     *
     * @param initialRows where the rows start
     */
    record Static(InitialRows initialRows) implements EncoderSettings {
        @Override
        public String name() {
            return StaticEncoderFactory.name(initialRows == InitialRows.RANDOM);
        }

        @Override
        public Map<String, String> shared() {
            return Map.of("initial rows", lower(initialRows));
        }

        @Override
        public void requirePresent() {
            // Its table comes with the build.
        }

        @Override
        public EncoderFactory open(Dataset dataset, CacheFolder cache, EmbeddingProgress progress) {
            return StaticEncoderFactory.of(
                    dataset.corpus(), dataset.queries(), initialRows == InitialRows.RANDOM, cache);
        }
    }

    /**
     * A pretrained sentence encoder that stays as it is, with heads that learn.
     *
     * @param model the sentence encoder
     * @param head which side learns
     * @param weightDecay each step takes away {@code learning rate * decay} of the heads' weights
     */
    record Frozen(SentenceModel model, HeadSide head, double weightDecay) implements EncoderSettings {
        /** The weight decay unless a user says otherwise. */
        public static final double WEIGHT_DECAY = 1;

        @Override
        public String name() {
            return FrozenEncoderFactory.name(model, head);
        }

        @Override
        public Map<String, String> shared() {
            return new TreeMap<>(Map.of("head", lower(head), "weight decay", Double.toString(weightDecay)));
        }

        @Override
        public void requirePresent() {
            try {
                model.requirePresent();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }

        @Override
        public EncoderFactory open(Dataset dataset, CacheFolder cache, EmbeddingProgress progress) {
            int threads = Runtime.getRuntime().availableProcessors();
            try {
                return FrozenEncoderFactory.of(
                        dataset.corpus(),
                        dataset.queries(),
                        SentenceVectors.open(model, cache, threads),
                        head,
                        weightDecay,
                        progress);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
