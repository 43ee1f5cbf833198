package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;

/**
 * The gradient of a {@link ResidualHead}, summed over the texts of a batch: {@code sum of g v^T}, where g is the
 * gradient of a text's {@code v + W v}. Both factors are turned round first, so that each element is one dot product
 * along the texts, the same on any number of threads.
 */
final class HeadGradient {
    private final int dimension;
    private final RowOptimizer optimizer;
    private float[] turnedGradients = new float[0];
    private float[] turnedInputs = new float[0];
    private final float[] product;

    HeadGradient(int dimension, RowOptimizer optimizer) {
        this.dimension = dimension;
        this.optimizer = optimizer;
        product = new float[dimension * dimension];
    }

    /** Makes room for {@code texts} texts. */
    void reserve(int texts) {
        int needed = Math.multiplyExact(texts, dimension);
        if (needed > turnedInputs.length) {
            turnedGradients = new float[Math.max(needed, turnedInputs.length * 2)];
            turnedInputs = new float[turnedGradients.length];
        }
    }

    /** Turns round columns {@code from} to {@code to} of gradients and inputs, both row-major from {@code at} on. */
    void turn(float[] gradients, float[] inputs, int at, int texts, int from, int to) {
        for (int i = from; i < to; i++) {
            for (int text = 0; text < texts; text++) {
                turnedGradients[i * texts + text] = gradients[at + text * dimension + i];
                turnedInputs[i * texts + text] = inputs[at + text * dimension + i];
            }
        }
    }

    /** Updates the head's rows {@code from} to {@code to}; all columns have been turned before. */
    void update(int texts, int from, int to) {
        VectorMath.multiplyTransposed(
                turnedGradients,
                from * texts,
                to - from,
                turnedInputs,
                0,
                dimension,
                texts,
                product,
                from * dimension);
        for (int row = from; row < to; row++) {
            int at = row * dimension;
            optimizer.update(row, product, at, 1f, VectorMath.dot(product, at, product, at, dimension));
        }
    }
}
