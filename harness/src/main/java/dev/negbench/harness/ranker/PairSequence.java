package dev.negbench.harness.ranker;

import dev.negbench.harness.encoder.TokenBags;
import java.util.Arrays;

/**
 * A pair of query and document as the sequence that an {@link AttentionRanker} reads: {@code [YES] [NO] [SEP] query's
 * tokens [SEP] document's tokens}, each distinct token once, of the document the first {@value #DOCUMENT_TOKENS}. A
 * position has a frozen vector, 0 for the four special ones, and features: of a query's token what {@link Interaction}
 * sees of it, of a document's token how well the query matches it, of the second [SEP] what is seen of the pair.
 * Scratch memory, reused; one thread owns it.
 */
final class PairSequence {
    /** Most distinct tokens read of a document. */
    static final int DOCUMENT_TOKENS = 48;

    /** Positions before the query's first token. */
    static final int PREFIX = 3;

    /** Features of a position, most of them 0. */
    static final int FEATURES = Interaction.PER_TOKEN + 6 + Interaction.PER_PAIR;

    private static final int RARITY = Interaction.PER_TOKEN;
    private static final int OF_QUERY = RARITY + 1;
    private static final int OF_DOCUMENT = OF_QUERY + 1;
    private static final int LARGEST = OF_DOCUMENT + 1;
    private static final int PRESENT = LARGEST + 1;
    private static final int OF_PAIR = PRESENT + 1;

    private final InteractionTexts texts;
    private final Interaction interaction;
    private final float scale;
    private int queryTokens;
    private int documentTokens;
    private float[] vectors = {};
    private double[] features = {};

    PairSequence(InteractionTexts texts) {
        this.texts = texts;
        interaction = new Interaction(texts);
        // Token vectors have length 1; so that coordinates are of the order of 1, as those of the learnt vectors are.
        scale = (float) Math.sqrt(texts.dimension());
    }

    /** Reads a pair. Costs what {@link Interaction#read} does. */
    void read(int query, int document) {
        interaction.read(query, document);
        TokenBags queries = texts.queries();
        TokenBags documents = texts.documents();
        queryTokens = interaction.queryTokens();
        int from = documents.offsets()[document];
        documentTokens = Math.min(DOCUMENT_TOKENS, documents.offsets()[document + 1] - from);
        int positions = positions();
        int dimension = texts.dimension();
        if (features.length < positions * FEATURES) {
            vectors = new float[2 * positions * dimension];
            features = new double[2 * positions * FEATURES];
        }
        Arrays.fill(vectors, 0, positions * dimension, 0);
        Arrays.fill(features, 0, positions * FEATURES, 0);
        for (int i = 0; i < queryTokens; i++) {
            int at = (PREFIX + i) * FEATURES;
            for (int k = 0; k < Interaction.PER_TOKEN; k++) {
                features[at + k] = interaction.perToken()[i * Interaction.PER_TOKEN + k];
            }
            features[at + OF_QUERY] = 1;
            token(PREFIX + i, queries.tokens()[queries.offsets()[query] + i]);
        }
        System.arraycopy(interaction.perPair(), 0, features, separator() * FEATURES + OF_PAIR, Interaction.PER_PAIR);
        features[separator() * FEATURES + FEATURES - 1] = 1;
        for (int j = 0; j < documentTokens; j++) {
            int position = separator() + 1 + j;
            int at = position * FEATURES;
            float largest = interaction.largestCosine(j);
            features[at + OF_DOCUMENT] = 1;
            features[at + LARGEST] = largest;
            features[at + PRESENT] = largest == 1 ? 1 : 0;
            token(position, documents.tokens()[from + j]);
        }
    }

    private void token(int position, int token) {
        int at = position * texts.dimension();
        texts.copyVector(token, vectors, at);
        for (int i = 0; i < texts.dimension(); i++) {
            vectors[at + i] *= scale;
        }
        features[position * FEATURES + RARITY] = texts.inverseDocumentFrequency(token) / 10;
    }

    /** Returns the number of positions. */
    int positions() {
        return PREFIX + queryTokens + 1 + documentTokens;
    }

    /** Returns the number of the query's tokens, which start at {@link #PREFIX}. */
    int queryTokens() {
        return queryTokens;
    }

    /** Returns the position of the second [SEP]; the document's tokens follow it. */
    int separator() {
        return PREFIX + queryTokens;
    }

    /** Returns the number of the document's tokens that are read. */
    int documentTokens() {
        return documentTokens;
    }

    /** Returns a frozen vector a position. Live. */
    float[] vectors() {
        return vectors;
    }

    /** Returns {@link #FEATURES} values a position. Live. */
    double[] features() {
        return features;
    }
}
