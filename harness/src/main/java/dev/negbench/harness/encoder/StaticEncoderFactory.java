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

/** Makes fresh static encoders over the texts of one dataset, which are tokenised once. */
public final class StaticEncoderFactory implements EncoderFactory {
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
            TokenLists queryTokens = tokenizer.tokenize(
                    IntStream.range(0, queries.size()).mapToObj(queries::text).toList());
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

    @Override
    public boolean startsBySeed() {
        return randomRows;
    }

    @Override
    public String name() {
        return name(randomRows);
    }

    /** Returns the name that results write for encoders whose rows start as noise, or as MiniLM's table. */
    public static String name(boolean randomRows) {
        return randomRows ? "static (random rows)" : "static (MiniLM rows)";
    }

    @Override
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

    @Override
    public void close() {
        // New texts open a tokeniser of their own.
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
