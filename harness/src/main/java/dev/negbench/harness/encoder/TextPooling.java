package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;
import java.util.Arrays;

/** The forward pass of one text: the weighted sum of its token rows, brought to length 1. */
final class TextPooling {
    private TextPooling() {}

    /**
     * Encodes one text. A text without tokens, or whose sum vanishes, becomes the zero vector.
     *
     * @param rows the token table
     * @param from place of the text's first token
     * @param to one past its last token
     * @param out receives the vector at {@code outAt}
     * @return one over the length of the sum; 0 for the zero vector, which stops gradients
     */
    static float encode(
            float[] rows, int[] tokens, float[] weights, int from, int to, float[] out, int outAt, int dimension) {
        float square = RowMath.weightedSum(rows, 0, tokens, weights, from, to, out, outAt, dimension);
        return normalise(out, outAt, dimension, square);
    }

    /**
     * Brings a vector to length 1; one that vanishes becomes zero.
     *
     * @return one over the length before; 0 for the zero vector, which stops gradients
     */
    static float normalise(float[] vectors, int at, int dimension) {
        return normalise(vectors, at, dimension, VectorMath.dot(vectors, at, vectors, at, dimension));
    }

    private static float normalise(float[] vectors, int at, int dimension, float square) {
        if (square < Float.MIN_NORMAL) {
            Arrays.fill(vectors, at, at + dimension, 0f);
            return 0f;
        }
        float inverse = (float) (1 / Math.sqrt(square));
        VectorMath.scale(inverse, vectors, at, dimension);
        return inverse;
    }

    /**
     * Turns the gradient of a unit vector into that of the sum it was made of: {@code (g - (g.v)v) / length}.
     *
     * @return the squared length of the result
     */
    static float backward(float[] vectors, float[] gradients, int at, float inverse, int dimension) {
        return RowMath.project(vectors, gradients, at, inverse, dimension);
    }
}
