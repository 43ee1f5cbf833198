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
    private final float[][] rowScratch;
    private float[] turnedGradients = new float[0];
    private float[] turnedInputs = new float[0];
    private final float[] product;

    HeadGradient(int dimension, RowOptimizer optimizer, int threads) {
        this.dimension = dimension;
        this.optimizer = optimizer;
        rowScratch = new float[threads][dimension];
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

    /** Turns round a part of {@code texts} gradients and inputs, each row-major from {@code at} on. */
    void turn(float[] gradients, float[] inputs, int at, int texts, int part, int parts) {
        int end = dimension * (part + 1) / parts;
        for (int i = dimension * part / parts; i < end; i++) {
            for (int text = 0; text < texts; text++) {
                turnedGradients[i * texts + text] = gradients[at + text * dimension + i];
                turnedInputs[i * texts + text] = inputs[at + text * dimension + i];
            }
        }
    }

    /** Updates a part of the head's rows; all parts have been turned before. */
    void update(int texts, int part, int parts) {
        int from = dimension * part / parts;
        int end = dimension * (part + 1) / parts;
        VectorMath.multiplyTransposed(
                turnedGradients,
                from * texts,
                end - from,
                turnedInputs,
                0,
                dimension,
                texts,
                product,
                from * dimension);
        for (int row = from; row < end; row++) {
            System.arraycopy(product, row * dimension, rowScratch[part], 0, dimension);
            optimizer.update(row, rowScratch[part]);
        }
    }
}
