package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;

/**
 * Weight decay apart from the gradient, after Loshchilov and Hutter (2019): each update first shrinks its row by a
 * factor, so that how far a row strays does not depend on the scale of its gradients.
 */
final class DecayingRows implements RowOptimizer {
    private final RowOptimizer optimizer;
    private final float[] rows;
    private final int dimension;
    private final float kept;

    /**
     * @param optimizer what updates the rows otherwise
     * @param rows the table
     * @param share how much of a row is taken away at each update, in [0, 1)
     */
    DecayingRows(RowOptimizer optimizer, float[] rows, int dimension, double share) {
        this.optimizer = optimizer;
        this.rows = rows;
        this.dimension = dimension;
        kept = (float) (1 - share);
    }

    @Override
    public void update(int row, float[] gradients, int at, float scale, float square) {
        VectorMath.scale(kept, rows, row * dimension, dimension);
        optimizer.update(row, gradients, at, scale, square);
    }

    @Override
    public float[] state() {
        return optimizer.state();
    }
}
