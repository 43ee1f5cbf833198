package dev.negbench.harness.ranker;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.CorpusContents;
import dev.negbench.datasets.Queries;
import dev.negbench.harness.encoder.TermFrequency;
import dev.negbench.harness.encoder.TokenBags;
import dev.negbench.harness.encoder.TokenWeighting;
import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.harness.reduction.PrincipalComponents;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.text.MiniLmTokenTable;
import dev.negbench.harness.text.TokenLists;
import dev.negbench.harness.text.WordPieceTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The texts of one dataset as rankers read them: the distinct tokens of each with how often they occur, a vector of
 * length 1 for each token, and one for each text, the sum of its tokens' vectors weighted by their rarity. Immutable
 * and safe to share between threads. 8 bytes a distinct token of a text and {@code 4 * dimension} bytes a text.
 */
public final class InteractionTexts {
    /** Coordinates kept of MiniLM's token vectors: what does most to a ranker's speed. */
    private static final int DIMENSION = 64;

    private final TokenBags queries;
    private final TokenBags documents;
    private final TokenWeighting counts;
    private final TokenWeighting idf;
    private final int dimension;
    private final float[] tokenVectors;
    private final float[] queryVectors;
    private final float[] documentVectors;
    private final double averageLength;
    private final Function<List<String>, TokenLists> tokenizer;

    private InteractionTexts(
            TokenBags queries,
            TokenBags documents,
            TokenWeighting counts,
            TokenWeighting idf,
            float[] tokenVectors,
            int dimension,
            Function<List<String>, TokenLists> tokenizer) {
        this.queries = queries;
        this.documents = documents;
        this.counts = counts;
        this.idf = idf;
        this.dimension = dimension;
        this.tokenVectors = tokenVectors;
        this.tokenizer = tokenizer;
        queryVectors = textVectors(queries);
        documentVectors = textVectors(documents);
        double length = 0;
        for (float occurrences : documents.weights()) {
            length += occurrences;
        }
        averageLength = Math.max(1, length / Math.max(1, documents.size()));
    }

    private InteractionTexts(InteractionTexts before, TokenBags added) {
        queries = before.queries.append(added);
        documents = before.documents;
        counts = before.counts;
        idf = before.idf;
        dimension = before.dimension;
        tokenVectors = before.tokenVectors;
        tokenizer = before.tokenizer;
        float[] more = textVectors(added);
        queryVectors = Arrays.copyOf(before.queryVectors, before.queryVectors.length + more.length);
        System.arraycopy(more, 0, queryVectors, before.queryVectors.length, more.length);
        documentVectors = before.documentVectors;
        averageLength = before.averageLength;
    }

    /**
     * Tokenises a dataset, or reads its tokens from the cache, and takes the first 64 principal components of MiniLM's
     * token table. Takes about a second, and as long as tokenising takes.
     *
     * @param cache where tokens and the table are kept
     */
    public static InteractionTexts of(Corpus corpus, Queries queries, CacheFolder cache) {
        try (WordPieceTokens tokenizer = WordPieceTokens.open(cache)) {
            TokenLists documentTokens = tokenizer.tokenize(new CorpusContents(corpus));
            TokenLists queryTokens = tokenizer.tokenize(
                    IntStream.range(0, queries.size()).mapToObj(queries::text).toList());
            float[] table = MiniLmTokenTable.load(cache).values();
            float[] vectors = PrincipalComponents.fit(
                            table, MiniLmTokenTable.ROWS, MiniLmTokenTable.DIMENSIONS, true)
                    .project(table, MiniLmTokenTable.ROWS, DIMENSION);
            return of(queryTokens, documentTokens, vectors, DIMENSION, texts -> tokenizeAnew(texts, cache));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TokenLists tokenizeAnew(List<String> texts, CacheFolder cache) {
        try (WordPieceTokens tokenizer = WordPieceTokens.open(cache)) {
            return tokenizer.tokenizeAnew(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes texts that are tokenised already.
     *
     * @param vectors a vector a token id, row-major; brought to length 1 in place
     * @param dimension the length of a vector
     * @param tokenizer tokenises queries that are added later
     */
    static InteractionTexts of(
            TokenLists queries,
            TokenLists documents,
            float[] vectors,
            int dimension,
            Function<List<String>, TokenLists> tokenizer) {
        int vocabulary = vectors.length / dimension;
        for (int token = 0; token < vocabulary; token++) {
            VectorMath.normalise(vectors, token * dimension, dimension);
        }
        TokenWeighting counts = TokenWeighting.equal(vocabulary, TermFrequency.EVERY_OCCURRENCE);
        TokenWeighting idf = TokenWeighting.ofCorpus(
                documents.offsets(), documents.tokens(), vocabulary, TermFrequency.ONCE);
        return new InteractionTexts(
                counts.bags(queries.offsets(), queries.tokens()),
                counts.bags(documents.offsets(), documents.tokens()),
                counts,
                idf,
                vectors,
                dimension,
                tokenizer);
    }

    /**
     * Returns the same texts with further queries, whose ordinals follow those of the queries here. Copies the queries'
     * tokens and vectors, so that many are best added at once; everything else is shared.
     */
    InteractionTexts withQueries(List<String> texts) {
        TokenLists tokens = tokenizer.apply(texts);
        return new InteractionTexts(this, counts.bags(tokens.offsets(), tokens.tokens()));
    }

    private float[] textVectors(TokenBags texts) {
        float[] vectors = new float[Math.multiplyExact(texts.size(), dimension)];
        for (int text = 0; text < texts.size(); text++) {
            for (int k = texts.offsets()[text]; k < texts.offsets()[text + 1]; k++) {
                int token = texts.tokens()[k];
                VectorMath.addScaled(
                        texts.weights()[k] * idf.inverseDocumentFrequency(token),
                        tokenVectors, token * dimension, vectors, text * dimension, dimension);
            }
            VectorMath.normalise(vectors, text * dimension, dimension);
        }
        return vectors;
    }

    /** Returns the queries' tokens, weighted by their occurrences. */
    TokenBags queries() {
        return queries;
    }

    /** Returns the documents' tokens, weighted by their occurrences. */
    TokenBags documents() {
        return documents;
    }

    /** Returns the number of token ids. */
    int vocabulary() {
        return idf.vocabulary();
    }

    /** Returns how rare a token is in the corpus, at least 1. */
    float inverseDocumentFrequency(int token) {
        return idf.inverseDocumentFrequency(token);
    }

    /** Returns the length of a vector. */
    int dimension() {
        return dimension;
    }

    /** Copies a token's vector. */
    void copyVector(int token, float[] target, int offset) {
        System.arraycopy(tokenVectors, token * dimension, target, offset, dimension);
    }

    /** Returns the cosine of the two texts' vectors. */
    float cosine(int query, int document) {
        return VectorMath.dot(queryVectors, query * dimension, documentVectors, document * dimension, dimension);
    }

    /** Returns the mean number of tokens of a document, at least 1. */
    double averageLength() {
        return averageLength;
    }
}
