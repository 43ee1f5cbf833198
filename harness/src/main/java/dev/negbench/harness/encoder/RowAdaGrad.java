package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;
import java.util.Arrays;

/** {@link AdaGrad} over one table. */
final class RowAdaGrad implements RowOptimizer {
    private final double rate;
    private final float[] rows;
    private final int dimension;
    private final float[] accumulators;

    RowAdaGrad(AdaGrad settings, float[] rows, int dimension) {
        rate = settings.rate();
        this.rows = rows;
        this.dimension = dimension;
        accumulators = new float[rows.length / dimension];
        Arrays.fill(accumulators, (float) settings.initialAccumulator());
    }

    @Override
    public void update(int row, float[] gradients, int at, float scale, float square) {
        float meanSquare = square / dimension;
        if (meanSquare == 0) {
            return;
        }
        accumulators[row] += meanSquare;
        float factor = (float) (-rate / Math.sqrt(accumulators[row]));
        VectorMath.addScaled(factor * scale, gradients, at, rows, row * dimension, dimension);
    }

    @Override
    public float[] state() {
        return accumulators;
    }
}
