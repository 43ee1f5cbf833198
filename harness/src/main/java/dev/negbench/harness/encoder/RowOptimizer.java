package dev.negbench.harness.encoder;

/**
 * Changes one row of a table against its gradient. Rows are independent, so threads may update different rows at once.
 */
interface RowOptimizer {
    /**
     * Updates a row against the derivative of the loss with respect to it, {@code scale * gradient}.
     *
     * @param row which row
     * @param gradients holds {@code dimension} elements of the gradient from {@code at} on
     * @param scale what they are to be multiplied with
     * @param square the squared length of {@code scale * gradient}
     */
    void update(int row, float[] gradients, int at, float scale, float square);

    /** Returns the state that belongs to the rows, live. */
    float[] state();
}
