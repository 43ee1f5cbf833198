package dev.negbench.harness.ensemble;

import dev.negbench.datasets.StableHash;
import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.strategies.text.CorpusTerms;
import java.util.List;

/**
 * Turns texts into short vectors without learning: each feature adds its weight, with a random sign, at a random place,
 * a sparse random projection of the bag of features (Weinberger et al., 2009). Place and sign are those of the
 * feature's hash, so a text has the same vector in every collection that weighs its features alike.
 */
final class HashedFeatures {
    private static final long WORD_SALT = 0x776f7264L;
    private static final long GRAM_SALT = 0x6772616dL;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private HashedFeatures() {}

    /**
     * Returns vectors of the texts' words, each occurrence weighing its inverse document frequency; words that the
     * corpus does not have are left out.
     *
     * @param dimension floats a vector
     * @return row-major vectors of length 1, or 0 where no word is known
     */
    static float[] words(List<String> texts, CorpusTerms corpus, int dimension) {
        float[] vectors = new float[Math.multiplyExact(texts.size(), dimension)];
        for (int row = 0; row < texts.size(); row++) {
            int at = row * dimension;
            CorpusTerms.forEachWord(texts.get(row), word -> {
                int[] term = corpus.terms(word);
                if (term.length > 0) {
                    add(vectors, at, dimension, StableHash.of(WORD_SALT, word), (float) corpus.idf(term[0]));
                }
            });
            VectorMath.normalise(vectors, at, dimension);
        }
        return vectors;
    }

    /**
     * Returns vectors of the texts' runs of three to five characters, within words and with the blanks around them.
     *
     * @param dimension floats a vector
     * @return row-major vectors of length 1, or 0 where a text has no word
     */
    static float[] characters(List<String> texts, int dimension) {
        float[] vectors = new float[Math.multiplyExact(texts.size(), dimension)];
        for (int row = 0; row < texts.size(); row++) {
            int at = row * dimension;
            CorpusTerms.forEachWord(texts.get(row), word -> {
                String framed = " " + word + " ";
                for (int length = SHORTEST; length <= LONGEST; length++) {
                    for (int from = 0; from + length <= framed.length(); from++) {
                        long hash = StableHash.of(GRAM_SALT, framed.substring(from, from + length));
                        add(vectors, at, dimension, hash, 1);
                    }
                }
            });
            VectorMath.normalise(vectors, at, dimension);
        }
        return vectors;
    }

    private static void add(float[] vectors, int at, int dimension, long hash, float weight) {
        int place = (int) Long.remainderUnsigned(hash >>> 1, dimension);
        vectors[at + place] += (hash & 1) == 0 ? weight : -weight;
    }
}
