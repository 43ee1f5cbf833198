package dev.negbench.harness.bench;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.encoder.RandomRows;
import dev.negbench.harness.encoder.StaticEncoder;
import dev.negbench.harness.encoder.StaticEncoderFactory;
import dev.negbench.harness.experiment.Rehearsal;
import dev.negbench.harness.experiment.TrainingSplit;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.Strategies;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an encoder is trained on where its step is measured.
 *
 * @param encoder a fresh encoder over the texts
 * @param documents the number of documents
 * @param queries ordinals of the training queries
 * @param positives the labelled positives of each training query, ascending, at least one
 */
record StepExamples(StaticEncoder encoder, int documents, int[] queries, int[][] positives) {
    /** Texts made up by {@link ZipfTexts}: 20,000 queries of 12 tokens, each with its document of 15. */
    static final String ZIPF = "zipf";

    private static final List<String> NAMES = List.of(ZIPF, "wordnet-senses", "esco-jobs");
    private static final int VOCABULARY = 30_522;
    private static final int DIMENSION = 384;
    private static final int ZIPF_TEXTS = 20_000;
    private static final double LEARNING_RATE = 0.01;

    /** Returns the names that can be measured on this machine. */
    static String[] available() {
        DatasetLocator locator = locator();
        return NAMES.stream()
                .filter(name -> name.equals(ZIPF) || locator.available(name))
                .toArray(String[]::new);
    }

    /**
     * Makes or loads examples; real texts are tokenised once and then read from the cache.
     *
     * @param name {@link #ZIPF} or a dataset with a train split
     * @throws DatasetException if there is no such dataset on this machine; the message says where it may lie
     */
    static StepExamples of(String name) {
        return name.equals(ZIPF) ? zipf() : real(locator().load(name));
    }

    private static DatasetLocator locator() {
        return DatasetLocator.standard(CacheFolder.standard().root().resolve("datasets"), List.of());
    }

    /**
     * Makes a strategy's step ready to be repeated on a dataset of this machine.
     *
     * @throws DatasetException if there is no such dataset on this machine; the message says where it may lie
     */
    static Rehearsal rehearsal(String strategy, String dataset) {
        return Rehearsal.of(Strategies.load().parse(strategy), locator().load(dataset), CacheFolder.standard());
    }

    private static StepExamples zipf() {
        ZipfTexts texts = ZipfTexts.of(VOCABULARY, ZIPF_TEXTS, 12, ZIPF_TEXTS, 15, 1);
        StaticEncoder encoder = StaticEncoder.builder(RandomRows.normal(VOCABULARY, DIMENSION, 1), DIMENSION)
                .queries(texts.queries())
                .documents(texts.documents())
                .build();
        int[] queries = IntStream.range(0, ZIPF_TEXTS).toArray();
        return new StepExamples(
                encoder,
                ZIPF_TEXTS,
                queries,
                IntStream.of(queries).mapToObj(query -> new int[] {query}).toArray(int[][]::new));
    }

    private static StepExamples real(Dataset dataset) {
        TrainingSplit split = TrainingSplit.of(dataset, dataset.split("test"), Integer.MAX_VALUE);
        StaticEncoder encoder = StaticEncoderFactory.of(
                        dataset.corpus(), dataset.queries(), false, CacheFolder.standard())
                .create(1, false, LEARNING_RATE);
        int rows = split.training().size();
        return new StepExamples(
                encoder,
                dataset.corpus().size(),
                split.training().ordinals(),
                IntStream.range(0, rows).mapToObj(split.training()::positives).toArray(int[][]::new));
    }
}
