package dev.negbench.harness.frozen;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Queries;
import dev.negbench.harness.encoder.AdaGrad;
import dev.negbench.harness.encoder.EncoderFactory;
import dev.negbench.harness.encoder.FrozenEncoder;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.strategies.NotApplicableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Makes encoders with fresh heads over the vectors of one dataset, which are embedded once. */
public final class FrozenEncoderFactory implements EncoderFactory {
    private final SentenceVectors sentences;
    private final float[] queries;
    private final float[] documents;
    private final HeadSide head;
    private final double weightDecay;

    private FrozenEncoderFactory(
            SentenceVectors sentences, float[] queries, float[] documents, HeadSide head, double weightDecay) {
        this.sentences = sentences;
        this.queries = queries;
        this.documents = documents;
        this.head = head;
        this.weightDecay = weightDecay;
    }

    /**
     * Embeds a dataset, or reads its vectors from disk. Holds 1,536 bytes a text.
     *
     * @param sentences makes the vectors; closed with the factory
     * @param head which side learns
     * @param weightDecay see {@link FrozenEncoder.Builder#weightDecay}
     * @param progress told how far the embedding has come, documents first
     * @throws UncheckedIOException if the network's file is missing, or the vectors cannot be written to disk
     */
    public static FrozenEncoderFactory of(
            Corpus corpus,
            Queries queries,
            SentenceVectors sentences,
            HeadSide head,
            double weightDecay,
            EmbeddingProgress progress) {
        try {
            float[] documentVectors = sentences.of(
                    IntStream.range(0, corpus.size()).mapToObj(corpus::content).toList(), TextRole.DOCUMENT, progress);
            float[] queryVectors = sentences.of(
                    IntStream.range(0, queries.size()).mapToObj(queries::text).toList(), TextRole.QUERY, progress);
            return new FrozenEncoderFactory(sentences, queryVectors, documentVectors, head, weightDecay);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name that results write for a model with heads. */
    public static String name(SentenceModel model, HeadSide head) {
        return model.title() + " (frozen, head: " + head.name().toLowerCase(Locale.ROOT) + ")";
    }

    @Override
    public String name() {
        return name(sentences.model(), head);
    }

    @Override
    public boolean startsBySeed() {
        return false;
    }

    @Override
    public FrozenEncoder create(long seed, boolean documentsFrozen, double learningRate) {
        if (documentsFrozen && head == HeadSide.DOCUMENT) {
            throw new NotApplicableException(
                    "trains the query side alone, and with --head document that side does not learn");
        }
        return FrozenEncoder.builder(sentences.dimension())
                .name(name())
                .queries(queries)
                .documents(documents)
                .head(documentsFrozen ? HeadSide.QUERY : head)
                .adaGrad(AdaGrad.STANDARD.withRate(learningRate))
                .weightDecay(weightDecay)
                .embedding(this::embedDocuments)
                .build();
    }

    private float[] embedDocuments(List<String> texts) {
        try {
            return sentences.of(texts, TextRole.DOCUMENT, EmbeddingProgress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sentences.close();
    }
}
