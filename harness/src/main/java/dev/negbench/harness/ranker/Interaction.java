package dev.negbench.harness.ranker;

import dev.negbench.harness.encoder.TokenBags;
import dev.negbench.harness.linalg.VectorMath;
import java.util.Objects;

/**
 * What there is to see in a pair of query and document before anything is learnt. For each distinct token of the
 * query: soft bins of its cosines with the document's other tokens, {@code ln(1 + sum) / 4}; the largest cosine, 1
 * where the token itself is there; whether it is; and how often, saturated as BM25 does it (k1 = 0.9, b = 0.4). For the
 * pair: cosine of the two texts' vectors, BM25's sum, the rarity-weighted share of the document that the query names,
 * and both lengths. All values are of the order of 1. Scratch memory, reused; one thread owns it.
 */
final class Interaction {
    /** Values for each distinct token of the query. */
    static final int PER_TOKEN = SimilarityKernels.COUNT + 3;

    /** Values for the pair. */
    static final int PER_PAIR = 5;

    private static final int LARGEST = SimilarityKernels.COUNT;
    private static final int PRESENT = LARGEST + 1;
    private static final int SATURATED = LARGEST + 2;
    private static final double K1 = 0.9;
    private static final double B = 0.4;

    private final InteractionTexts texts;
    private int query = -1;
    private int document = -1;
    private int queryTokens;
    private float[] queryVectors = {};
    private float[] documentVectors = {};
    private float[] cosines = {};
    private float[] perToken = {};
    private final double[] perPair = new double[PER_PAIR];

    Interaction(InteractionTexts texts) {
        this.texts = texts;
    }

    /**
     * Looks at a pair. About one product of dimension numbers, and a row of the kernels' table, for each pair of
     * distinct tokens.
     */
    void read(int ofQuery, int ofDocument) {
        Objects.checkIndex(ofDocument, texts.documents().size());
        if (query != ofQuery) {
            turnTo(ofQuery);
        }
        document = ofDocument;
        TokenBags documents = texts.documents();
        int from = documents.offsets()[document];
        int count = documents.offsets()[document + 1] - from;
        int dimension = texts.dimension();
        if (documentVectors.length < count * dimension) {
            documentVectors = new float[2 * count * dimension];
        }
        for (int j = 0; j < count; j++) {
            texts.copyVector(documents.tokens()[from + j], documentVectors, j * dimension);
        }
        if (cosines.length < count * queryTokens) {
            cosines = new float[2 * count * queryTokens];
        }
        if (count > 0 && queryTokens > 0) {
            VectorMath.multiplyTransposed(
                    documentVectors, 0, count, queryVectors, 0, queryTokens, dimension, cosines, 0);
        }
        double length = 0;
        double rarity = 0;
        for (int k = from; k < from + count; k++) {
            length += documents.weights()[k];
            rarity += documents.weights()[k] * texts.inverseDocumentFrequency(documents.tokens()[k]);
        }
        double bm25 = 0;
        double named = 0;
        TokenBags queries = texts.queries();
        int start = queries.offsets()[query];
        for (int i = 0; i < queryTokens; i++) {
            int token = queries.tokens()[start + i];
            float times = compare(i, token, documents, from, count);
            double saturated = times / (times + K1 * (1 - B + B * length / texts.averageLength()));
            perToken[i * PER_TOKEN + PRESENT] = times > 0 ? 1 : 0;
            perToken[i * PER_TOKEN + SATURATED] = (float) saturated;
            bm25 += queries.weights()[start + i] * texts.inverseDocumentFrequency(token) * saturated;
            named += times * texts.inverseDocumentFrequency(token);
        }
        perPair[0] = texts.cosine(query, document);
        perPair[1] = StrictMath.log1p(bm25) / 4;
        perPair[2] = rarity == 0 ? 0 : named / rarity;
        perPair[3] = StrictMath.log1p(length) / 5;
        perPair[4] = StrictMath.log1p(queryTokens) / 5;
    }

    private void turnTo(int next) {
        TokenBags queries = texts.queries();
        Objects.checkIndex(next, queries.size());
        int start = queries.offsets()[next];
        queryTokens = queries.offsets()[next + 1] - start;
        if (queryVectors.length < queryTokens * texts.dimension()) {
            queryVectors = new float[2 * queryTokens * texts.dimension()];
            perToken = new float[2 * queryTokens * PER_TOKEN];
        }
        for (int i = 0; i < queryTokens; i++) {
            texts.copyVector(queries.tokens()[start + i], queryVectors, i * texts.dimension());
        }
        query = next;
    }

    /** Compares one token with a document; returns how often the document has the token itself. */
    private float compare(int i, int token, TokenBags documents, int from, int count) {
        int at = i * PER_TOKEN;
        for (int k = 0; k < PER_TOKEN; k++) {
            perToken[at + k] = 0;
        }
        float times = 0;
        float largest = count == 0 ? 0 : -1;
        for (int j = 0; j < count; j++) {
            float occurrences = documents.weights()[from + j];
            if (documents.tokens()[from + j] == token) {
                times = occurrences;
                largest = 1;
            } else {
                float cosine = cosines[j * queryTokens + i];
                largest = Math.max(largest, cosine);
                SimilarityKernels.add(cosine, occurrences, perToken, at);
            }
        }
        for (int k = 0; k < SimilarityKernels.COUNT; k++) {
            perToken[at + k] = (float) (StrictMath.log1p(perToken[at + k]) / 4);
        }
        perToken[at + LARGEST] = largest;
        return times;
    }

    /** Returns the number of distinct tokens of the query looked at last. */
    int queryTokens() {
        return queryTokens;
    }

    /** Returns {@link #PER_TOKEN} values for each distinct token of the query. Live. */
    float[] perToken() {
        return perToken;
    }

    /**
     * Returns the largest cosine of a token of the document looked at last with a token of the query, 1 where the query
     * has the token itself, 0 for a query without tokens.
     *
     * @param place which of the document's distinct tokens
     */
    float largestCosine(int place) {
        int token = texts.documents().tokens()[texts.documents().offsets()[document] + place];
        int start = texts.queries().offsets()[query];
        float largest = queryTokens == 0 ? 0 : -1;
        for (int i = 0; i < queryTokens; i++) {
            boolean same = texts.queries().tokens()[start + i] == token;
            largest = Math.max(largest, same ? 1 : Math.min(1, cosines[place * queryTokens + i]));
        }
        return largest;
    }

    /** Returns the {@link #PER_PAIR} values of the pair. Live. */
    double[] perPair() {
        return perPair;
    }
}
