package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.text.NumberSet;
import java.util.Arrays;

/**
 * Largest cosines of some words with the words of a text. Every cosine is the sum of its products in the order of the
 * coordinates, in single precision, whatever the tiling. Scratch: 64 bytes a distinct word of the text, and 4 for each
 * of its pairs with a word that is asked for. One thread owns it.
 */
final class LargestCosines {
    /** Coordinates that are laid side by side at once: as many as a cache line holds. */
    private static final int TILE = 16;

    private static final int STEP = 8;

    private final WordVectors vectors;
    private float[] tile = {};
    private float[] cosines = {};
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
        int pairs = words.size() * held.size();
        if (cosines.length < pairs) {
            cosines = new float[2 * pairs];
        }
        if (tile.length < TILE * held.size()) {
            tile = new float[2 * TILE * held.size()];
        }
        if (largest.length < words.size()) {
            largest = new float[2 * words.size()];
        }
        Arrays.fill(cosines, 0, pairs, 0);
        for (int k = 0; k < vectors.dimension(); k += TILE) {
            int width = Math.min(TILE, vectors.dimension() - k);
            lay(held, k, width);
            for (int w = 0; w < words.size(); w++) {
                add(vectors.at((int) words.get(w)) + k, width, w * held.size(), held.size());
            }
        }
        for (int w = 0; w < words.size(); w++) {
            largest[w] = largest(w * held.size(), held.size());
        }
        return largest;
    }

    /** Lays the text's words side by side, a coordinate a row, so that cosines with all of them grow together. */
    private void lay(NumberSet held, int from, int width) {
        float[] all = vectors.vectors();
        int count = held.size();
        for (int j = 0; j < count; j++) {
            int at = vectors.at((int) held.get(j)) + from;
            for (int k = 0; k < width; k++) {
                tile[k * count + j] = all[at + k];
            }
        }
    }

    private void add(int at, int width, int sums, int count) {
        int k = 0;
        for (; k + STEP <= width; k += STEP) {
            addStep(vectors.vectors(), at + k, tile, k * count, cosines, sums, count);
        }
        for (; k < width; k++) {
            float factor = vectors.vectors()[at + k];
            for (int j = 0; j < count; j++) {
                cosines[sums + j] += factor * tile[k * count + j];
            }
        }
    }

    /** Adds the products of eight coordinates, one after another: a sum is read and written once, not eight times. */
    private static void addStep(float[] factors, int at, float[] tile, int row, float[] sums, int from, int count) {
        float f0 = factors[at];
        float f1 = factors[at + 1];
        float f2 = factors[at + 2];
        float f3 = factors[at + 3];
        float f4 = factors[at + 4];
        float f5 = factors[at + 5];
        float f6 = factors[at + 6];
        float f7 = factors[at + 7];
        int row1 = row + count;
        int row2 = row1 + count;
        int row3 = row2 + count;
        int row4 = row3 + count;
        int row5 = row4 + count;
        int row6 = row5 + count;
        int row7 = row6 + count;
        for (int j = 0; j < count; j++) {
            float sum = sums[from + j];
            sum += f0 * tile[row + j];
            sum += f1 * tile[row1 + j];
            sum += f2 * tile[row2 + j];
            sum += f3 * tile[row3 + j];
            sum += f4 * tile[row4 + j];
            sum += f5 * tile[row5 + j];
            sum += f6 * tile[row6 + j];
            sum += f7 * tile[row7 + j];
            sums[from + j] = sum;
        }
    }

    private float largest(int from, int count) {
        float even = 0;
        float odd = 0;
        for (int j = from; j + 1 < from + count; j += 2) {
            even = Math.max(even, cosines[j]);
            odd = Math.max(odd, cosines[j + 1]);
        }
        return Math.max(Math.max(even, odd), count % 2 == 0 ? 0 : cosines[from + count - 1]);
    }
}
