package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Vectors of length 1 of the words met so far: {@code 4 * dimension} bytes a word. One thread owns it. */
final class WordVectors {
    private final String searcher;
    private final Map<String, Integer> rows = new HashMap<>();
    private int dimension;
    private float[] vectors = {};

    /** @param searcher whose vectors */
    WordVectors(String searcher) {
        this.searcher = searcher;
    }

    /** Encodes those of these words that are not known yet. */
    void lookUp(Collection<String> words, Retrieval retrieval) {
        List<String> missing = words.stream()
                .distinct()
                .filter(word -> !rows.containsKey(word))
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        dimension = retrieval.dimension(searcher);
        float[] added = retrieval.textVectors(searcher, missing);
        int from = rows.size() * dimension;
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
            rows.put(missing.get(i), rows.size());
        }
    }

    /** Returns where a word's vector stands in {@link #vectors}; the word was looked up before. */
    int at(String word) {
        return rows.get(word) * dimension;
    }

    /** Returns all vectors. Live. */
    float[] vectors() {
        return vectors;
    }

    int dimension() {
        return dimension;
    }
}
