package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.text.NumberSet;
import java.util.Arrays;

/**
 * Largest cosines of some words with the words of a text. Every cosine is the sum of its products in the order of the
 * coordinates, in single precision, since a verdict may hang on the last bit. Scratch: 20 to 40 bytes a distinct word
 * of the text, and 4 to 8 for each of its pairs with a word that is asked for. One thread owns it.
 */
final class LargestCosines {
    /** Coordinates that are added at once. With eight the compiler leaves the loop scalar, five times as slow. */
    private static final int STEP = 4;

    private final WordVectors vectors;
    /** By coordinate of the step, those of the text's words. Arrays of their own: offsets, too, leave a loop scalar. */
    private final float[][] rows = new float[STEP][0];

    /** Where the vectors of the text's words stand. */
    private int[] at = {};

    private float[][] cosines = {};
    private float[] largest = {};

    /** @param vectors of all words that are met */
    LargestCosines(WordVectors vectors) {
        this.vectors = vectors;
    }

    /**
     * Returns, by the words' places, their largest cosine with a word of the text, 0 at least. Live. O(words · held ·
     * dimension).
     *
     * @param words numbers of the words that are asked for
     * @param held numbers of the text's words
     */
    float[] of(NumberSet words, NumberSet held) {
        if (words.size() == 0) {
            return largest;
        }
        begin(words.size(), held);
        int dimension = vectors.dimension();
        int k = 0;
        for (; k + STEP <= dimension; k += STEP) {
            layStep(held.size(), k);
            for (int w = 0; w < words.size(); w++) {
                addStep(vectors.vectors(), vectors.at((int) words.get(w)) + k, rows, cosines[w], held.size());
            }
        }
        for (; k < dimension; k++) {
            lay(held.size(), k);
            for (int w = 0; w < words.size(); w++) {
                add(vectors.vectors()[vectors.at((int) words.get(w)) + k], rows[0], cosines[w], held.size());
            }
        }
        for (int w = 0; w < words.size(); w++) {
            largest[w] = largest(cosines[w], held.size());
        }
        return largest;
    }

    private void begin(int words, NumberSet held) {
        int count = held.size();
        if (at.length < count) {
            at = new int[2 * count];
            for (int k = 0; k < STEP; k++) {
                rows[k] = new float[2 * count];
            }
        }
        for (int j = 0; j < count; j++) {
            at[j] = vectors.at((int) held.get(j));
        }
        if (largest.length < words) {
            largest = new float[2 * words];
            cosines = Arrays.copyOf(cosines, 2 * words);
        }
        for (int w = 0; w < words; w++) {
            if (cosines[w] == null || cosines[w].length < count) {
                cosines[w] = new float[2 * count];
            }
            Arrays.fill(cosines[w], 0, count, 0);
        }
    }

    /** Lays the text's words side by side, a coordinate a row, so that cosines with all of them grow together. */
    private void layStep(int count, int k) {
        float[] all = vectors.vectors();
        float[] row0 = rows[0];
        float[] row1 = rows[1];
        float[] row2 = rows[2];
        float[] row3 = rows[3];
        for (int j = 0; j < count; j++) {
            int from = at[j] + k;
            row0[j] = all[from];
            row1[j] = all[from + 1];
            row2[j] = all[from + 2];
            row3[j] = all[from + 3];
        }
    }

    private void lay(int count, int k) {
        for (int j = 0; j < count; j++) {
            rows[0][j] = vectors.vectors()[at[j] + k];
        }
    }

    /** Adds products one after another: a sum is read and written once a step. */
    private static void addStep(float[] factors, int at, float[][] rows, float[] sums, int count) {
        float factor0 = factors[at];
        float factor1 = factors[at + 1];
        float factor2 = factors[at + 2];
        float factor3 = factors[at + 3];
        float[] row0 = rows[0];
        float[] row1 = rows[1];
        float[] row2 = rows[2];
        float[] row3 = rows[3];
        for (int j = 0; j < count; j++) {
            sums[j] = sums[j] + factor0 * row0[j] + factor1 * row1[j] + factor2 * row2[j] + factor3 * row3[j];
        }
    }

    private static void add(float factor, float[] row, float[] sums, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] += factor * row[j];
        }
    }

    private static float largest(float[] cosines, int count) {
        float largest = 0;
        for (int j = 0; j < count; j++) {
            largest = Math.max(largest, cosines[j]);
        }
        return largest;
    }
}
