package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * The unit vectors of a batch and their gradients, in one array each: the rows' queries first, then the items. Every
 * vector, score and gradient is computed by one thread in a fixed order. {@code part} and {@code parts} are those of
 * {@link WorkerTeam.Task}.
 */
final class BatchVectors {
    private final int dimension;
    private float[] vectors = new float[0];
    private float[] gradients = new float[0];
    private float[] inverses = new float[0];

    BatchVectors(int dimension) {
        this.dimension = dimension;
    }

    /** Makes room for {@code texts} vectors. */
    void reserve(int texts) {
        if (texts > inverses.length) {
            int capacity = Math.max(texts, inverses.length * 2);
            inverses = new float[capacity];
            vectors = new float[Math.multiplyExact(capacity, dimension)];
            gradients = new float[vectors.length];
        }
    }

    /** Sets one over the length that a text's vector had before it was brought to 1; 0 stops its gradient. */
    void setInverse(int text, float inverse) {
        inverses[text] = inverse;
    }

    /** Writes the scores of a batch. */
    void score(ScoreRows batch, int part, int parts) {
        int rows = batch.rows();
        for (int row = part; row < rows; row += parts) {
            RowMath.dots(
                    vectors,
                    row * dimension,
                    vectors,
                    rows,
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
    void backward(ScoreRows batch, ItemEntries byItem, int from, int to, int part, int parts) {
        int rows = batch.rows();
        for (int text = from + part; text < to; text += parts) {
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
            TextPooling.backward(vectors, gradients, at, inverses[text], dimension);
        }
    }

    float[] vectors() {
        return vectors;
    }

    float[] gradients() {
        return gradients;
    }
}
