package dev.negbench.harness.encoder;

/** Changes no row, and adds the squares of its derivatives up instead. */
final class SquaredGradients implements RowOptimizer {
    private final float[] sums;
    private final int dimension;

    /**
     * @param sums one value a weight
     */
    SquaredGradients(float[] sums, int dimension) {
        this.sums = sums;
        this.dimension = dimension;
    }

    @Override
    public void update(int row, float[] gradients, int at, float scale, float square) {
        int to = row * dimension;
        for (int i = 0; i < dimension; i++) {
            float derivative = scale * gradients[at + i];
            sums[to + i] += derivative * derivative;
        }
    }

    @Override
    public float[] state() {
        return sums;
    }
}
