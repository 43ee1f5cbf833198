package dev.negbench.harness.encoder;

/**
 * Changes one row of a table against its gradient. Rows are independent, so threads may update different rows at once.
 */
interface RowOptimizer {
    /**
     * Updates a row.
     *
     * @param row which row
     * @param gradient the derivative of the loss with respect to the row, in its first {@code dimension} elements
     */
    void update(int row, float[] gradient);

    /** Returns the state that belongs to the rows, live. */
    float[] state();
}
