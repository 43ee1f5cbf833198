package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * The unit vectors of a batch and their gradients, in one array each: the rows' queries first, then the items.
 * Different rows and texts may be worked on by several threads at once.
 */
final class BatchVectors {
    private final int dimension;
    private float[] vectors = new float[0];
    private float[] gradients = new float[0];
    private float[] inverses = new float[0];
    private float[] squares = new float[0];

    BatchVectors(int dimension) {
        this.dimension = dimension;
    }

    /** Makes room for {@code texts} vectors. */
    void reserve(int texts) {
        if (texts > inverses.length) {
            int capacity = Math.max(texts, inverses.length * 2);
            inverses = new float[capacity];
            squares = new float[capacity];
            vectors = new float[Math.multiplyExact(capacity, dimension)];
            gradients = new float[vectors.length];
        }
    }

    /** Sets one over the length that a text's vector had before it was brought to 1; 0 stops its gradient. */
    void setInverse(int text, float inverse) {
        inverses[text] = inverse;
    }

    /** Writes the scores of the rows {@code from} (inclusive) to {@code to} (exclusive) of a batch. */
    void score(ScoreRows batch, int from, int to) {
        for (int row = from; row < to; row++) {
            RowMath.dots(
                    vectors,
                    row * dimension,
                    vectors,
                    batch.rows(),
                    batch.items(),
                    batch.start(row),
                    batch.start(row + 1),
                    dimension,
                    batch.scores());
        }
    }

    /**
     * Computes the gradients of texts with respect to their vectors before these were brought to length 1.
     *
     * @param batch the score matrix
     * @param byItem the same, turned round, its gradients read
     * @param from first text
     * @param to one past the last text
     */
    void backward(ScoreRows batch, ItemEntries byItem, int from, int to) {
        int rows = batch.rows();
        for (int text = from; text < to; text++) {
            int at = text * dimension;
            if (text < rows) {
                RowMath.weightedSum(
                        vectors,
                        rows,
                        batch.items(),
                        batch.gradients(),
                        batch.start(text),
                        batch.start(text + 1),
                        gradients,
                        at,
                        dimension);
            } else {
                int item = text - rows;
                RowMath.weightedSum(
                        vectors,
                        0,
                        byItem.rows(),
                        byItem.gradients(),
                        byItem.start(item),
                        byItem.start(item + 1),
                        gradients,
                        at,
                        dimension);
            }
            squares[text] = TextPooling.backward(vectors, gradients, at, inverses[text], dimension);
        }
    }

    /** Returns the squared length of a text's gradient. */
    float square(int text) {
        return squares[text];
    }

    float[] vectors() {
        return vectors;
    }

    float[] gradients() {
        return gradients;
    }
}
