package dev.negbench.harness.encoder;

import java.util.Arrays;

/**
 * Turns token lists into weighted bags: a token weighs its inverse document frequency times what its number of
 * occurrences counts for. Immutable and safe to share between threads.
 */
public final class TokenWeighting {
    private final float[] inverseDocumentFrequency;
    private final TermFrequency termFrequency;

    private TokenWeighting(float[] inverseDocumentFrequency, TermFrequency termFrequency) {
        this.inverseDocumentFrequency = inverseDocumentFrequency;
        this.termFrequency = termFrequency;
    }

    /**
     * Counts a corpus: a token found in {@code df} of {@code n} documents weighs {@code ln((1 + n)/(1 + df)) + 1}, the
     * smoothed form, which is at least 1 and finite for a token that no document has.
     *
     * @param offsets where each document's tokens start, one more than there are documents
     * @param tokens token ids in [0, vocabulary)
     * @param vocabulary the number of token ids
     * @throws IllegalArgumentException if a token id is outside the vocabulary
     */
    public static TokenWeighting ofCorpus(int[] offsets, int[] tokens, int vocabulary, TermFrequency termFrequency) {
        int documents = offsets.length - 1;
        int[] documentFrequency = new int[vocabulary];
        int[] lastSeenIn = new int[vocabulary];
        for (int d = 0; d < documents; d++) {
            for (int k = offsets[d]; k < offsets[d + 1]; k++) {
                int token = requireToken(tokens[k], vocabulary, d);
                if (lastSeenIn[token] != d + 1) {
                    lastSeenIn[token] = d + 1;
                    documentFrequency[token]++;
                }
            }
        }
        float[] idf = new float[vocabulary];
        for (int token = 0; token < vocabulary; token++) {
            idf[token] = (float) (StrictMath.log((1.0 + documents) / (1.0 + documentFrequency[token])) + 1);
        }
        return new TokenWeighting(idf, termFrequency);
    }

    /** Returns the weighting in which every token weighs 1. */
    public static TokenWeighting equal(int vocabulary, TermFrequency termFrequency) {
        float[] ones = new float[vocabulary];
        Arrays.fill(ones, 1f);
        return new TokenWeighting(ones, termFrequency);
    }

    /** Returns the number of token ids. */
    public int vocabulary() {
        return inverseDocumentFrequency.length;
    }

    /** Returns the inverse document frequency of a token, before its occurrences count. */
    public float inverseDocumentFrequency(int token) {
        return inverseDocumentFrequency[token];
    }

    /**
     * Weighs texts. Repeated tokens become one entry.
     *
     * @param offsets where each text's tokens start, one more than there are texts
     * @param tokens token ids in [0, vocabulary), without markers such as [CLS] that every text has
     * @throws IllegalArgumentException if a token id is outside the vocabulary
     */
    public TokenBags bags(int[] offsets, int[] tokens) {
        int texts = offsets.length - 1;
        int[] bagOffsets = new int[texts + 1];
        int[] distinct = new int[offsets[texts] - offsets[0]];
        int[] occurrences = new int[distinct.length];
        int[] lastSeenIn = new int[vocabulary()];
        int[] placeOf = new int[vocabulary()];
        int size = 0;
        for (int t = 0; t < texts; t++) {
            for (int k = offsets[t]; k < offsets[t + 1]; k++) {
                int token = requireToken(tokens[k], vocabulary(), t);
                if (lastSeenIn[token] != t + 1) {
                    lastSeenIn[token] = t + 1;
                    placeOf[token] = size;
                    distinct[size++] = token;
                }
                occurrences[placeOf[token]]++;
            }
            bagOffsets[t + 1] = size;
        }
        float[] weights = new float[size];
        for (int k = 0; k < size; k++) {
            weights[k] = (float) (inverseDocumentFrequency[distinct[k]] * termFrequency.of(occurrences[k]));
        }
        return new TokenBags(bagOffsets, Arrays.copyOf(distinct, size), weights);
    }

    private static int requireToken(int token, int vocabulary, int text) {
        if (token < 0 || token >= vocabulary) {
            throw new IllegalArgumentException("text " + text + " has token " + token + ", outside the vocabulary of "
                    + vocabulary + "; use the tokenizer that belongs to the token table");
        }
        return token;
    }
}
