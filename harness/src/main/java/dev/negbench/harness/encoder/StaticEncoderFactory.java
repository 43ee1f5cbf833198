package dev.negbench.harness.encoder;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.CorpusContents;
import dev.negbench.datasets.Queries;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.text.MiniLmTokenTable;
import dev.negbench.harness.text.TokenLists;
import dev.negbench.harness.text.WordPieceTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes fresh static encoders over the texts of one dataset. Texts are tokenised once; safe for use by several
 * threads.
 */
public final class StaticEncoderFactory {
    private final TokenBags queries;
    private final TokenBags documents;
    private final TokenWeighting weighting;
    private final float[] miniLmRows;
    private final boolean randomRows;
    private final CacheFolder cache;

    private StaticEncoderFactory(
            TokenBags queries,
            TokenBags documents,
            TokenWeighting weighting,
            float[] miniLmRows,
            boolean randomRows,
            CacheFolder cache) {
        this.queries = queries;
        this.documents = documents;
        this.weighting = weighting;
        this.miniLmRows = miniLmRows;
        this.randomRows = randomRows;
        this.cache = cache;
    }

    /**
     * Tokenises a dataset, or reads its tokens from the cache.
     *
     * @param randomRows whether token rows start as noise by training seed instead of MiniLM's table
     * @param cache where tokens and the table are kept
     */
    public static StaticEncoderFactory of(Corpus corpus, Queries queries, boolean randomRows, CacheFolder cache) {
        try (WordPieceTokens tokenizer = WordPieceTokens.open(cache)) {
            TokenLists documentTokens = tokenizer.tokenize(new CorpusContents(corpus));
            TokenLists queryTokens = tokenizer.tokenize(texts(queries));
            TokenWeighting weighting = TokenWeighting.ofCorpus(
                    documentTokens.offsets(),
                    documentTokens.tokens(),
                    MiniLmTokenTable.ROWS,
                    TermFrequency.EVERY_OCCURRENCE);
            return new StaticEncoderFactory(
                    weighting.bags(queryTokens.offsets(), queryTokens.tokens()),
                    weighting.bags(documentTokens.offsets(), documentTokens.tokens()),
                    weighting,
                    MiniLmTokenTable.load(cache).values(),
                    randomRows,
                    cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a factory over the same documents and other texts of the same queries; tokenises these alone. */
    public StaticEncoderFactory withQueries(Queries other) {
        return new StaticEncoderFactory(bags(texts(other)), documents, weighting, miniLmRows, randomRows, cache);
    }

    private static List<String> texts(Queries queries) {
        return IntStream.range(0, queries.size()).mapToObj(queries::text).toList();
    }

    /** Tells whether encoders of different seeds start differently. */
    public boolean startsBySeed() {
        return randomRows;
    }

    /** Returns the encoder's name, as results write it. */
    public String name() {
        return randomRows ? "static (random rows)" : "static (MiniLM rows)";
    }

    /**
     * Makes an encoder.
     *
     * @param seed training seed; matters only where rows start at random
     * @param documentsFrozen whether only the query tower learns
     * @param learningRate AdaGrad's step
     */
    public StaticEncoder create(long seed, boolean documentsFrozen, double learningRate) {
        float[] rows = randomRows
                ? RandomRows.normal(MiniLmTokenTable.ROWS, MiniLmTokenTable.DIMENSIONS, seed)
                : miniLmRows.clone();
        return StaticEncoder.builder(rows, MiniLmTokenTable.DIMENSIONS)
                .name(name())
                .queries(queries)
                .documents(documents)
                .documentsFrozen(documentsFrozen)
                .adaGrad(AdaGrad.STANDARD.withRate(learningRate))
                .tokenizer(this::bags)
                .build();
    }

    private TokenBags bags(List<String> texts) {
        try (WordPieceTokens tokenizer = WordPieceTokens.open(cache)) {
            TokenLists tokens = tokenizer.tokenize(texts);
            return weighting.bags(tokens.offsets(), tokens.tokens());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
