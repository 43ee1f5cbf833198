package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.NumberSet;
import dev.negbench.strategies.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Vectors of length 1 of the words met so far: {@code 4 * dimension} bytes a word, and 4 for each word of the
 * vocabulary. One thread owns it.
 */
final class WordVectors {
    private final String searcher;
    private final Vocabulary vocabulary;
    /** By word, its row and 1; 0 where it was not looked up. */
    private int[] rows = {};

    private int count;
    private int dimension;
    private float[] vectors = {};

    /**
     * @param searcher whose vectors
     * @param vocabulary numbers of words
     */
    WordVectors(String searcher, Vocabulary vocabulary) {
        this.searcher = searcher;
        this.vocabulary = vocabulary;
    }

    /** Encodes those of these words, given by their numbers, that are not known yet. */
    void lookUp(NumberSet words, Retrieval retrieval) {
        if (rows.length < vocabulary.size()) {
            rows = Arrays.copyOf(rows, vocabulary.size());
        }
        List<String> missing = IntStream.range(0, words.size())
                .map(place -> (int) words.get(place))
                .filter(word -> rows[word] == 0)
                .mapToObj(vocabulary::word)
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        dimension = retrieval.dimension(searcher);
        float[] added = retrieval.textVectors(searcher, missing);
        int from = count * dimension;
        if (vectors.length < from + added.length) {
            vectors = Arrays.copyOf(vectors, Math.max(2 * vectors.length, from + added.length));
        }
        for (int i = 0; i < missing.size(); i++) {
            double square = 0;
            for (int k = 0; k < dimension; k++) {
                square += (double) added[i * dimension + k] * added[i * dimension + k];
            }
            float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
            for (int k = 0; k < dimension; k++) {
                vectors[from + i * dimension + k] = scale * added[i * dimension + k];
            }
            count++;
            rows[vocabulary.find(missing.get(i))] = count;
        }
    }

    /** Returns where the vector of a word stands in {@link #vectors}; the word was looked up before. */
    int at(int word) {
        return (rows[word] - 1) * dimension;
    }

    /** Returns all vectors. Live. */
    float[] vectors() {
        return vectors;
    }

    int dimension() {
        return dimension;
    }
}
