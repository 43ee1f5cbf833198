package dev.negbench.harness.diffusion;

import dev.negbench.harness.linalg.VectorApi;
import dev.negbench.strategies.negativeprompts.PointKernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The denoiser's kernels with the Vector API: four doubles a register, two of which are a product's eight chains. Rows
 * are multiplied one after the other, since memory delivers one stream of points faster than several at once. Weighted
 * rows are added four at a time, so that the sum is loaded and stored once for all of them; they are in the cache.
 */
final class SimdPointKernels implements PointKernels {
    private static final VectorSpecies<Float> SINGLE = FloatVector.SPECIES_128;
    private static final VectorSpecies<Double> DOUBLE = DoubleVector.SPECIES_256;
    private static final int LANES = 4;
    private static final int ROWS = 4;

    /** Tells whether four doubles are a hardware register here; in software they would be slower than plain Java. */
    static boolean fits() {
        return VectorApi.bits() >= DOUBLE.vectorBitSize();
    }

    @Override
    public void products(double[] x, float[] points, int[] rows, int from, int to, double[] out) {
        for (int k = from; k < to; k++) {
            out[k - from] = product(x, points, rows[k] * x.length);
        }
    }

    private static double product(double[] x, float[] points, int row) {
        DoubleVector low = DoubleVector.zero(DOUBLE);
        DoubleVector high = low;
        int whole = x.length & -CHAINS;
        for (int j = 0; j < whole; j += CHAINS) {
            low = low.add(DoubleVector.fromArray(DOUBLE, x, j).mul(widened(points, row + j)));
            high = high.add(DoubleVector.fromArray(DOUBLE, x, j + LANES).mul(widened(points, row + j + LANES)));
        }
        DoubleVector pairs = low.add(high);
        double sum = (pairs.lane(0) + pairs.lane(1)) + (pairs.lane(2) + pairs.lane(3));
        for (int j = whole; j < x.length; j++) {
            sum += x[j] * points[row + j];
        }
        return sum;
    }

    @Override
    public void addWeighted(float[] points, int[] rows, double[] weights, int count, double[] sum) {
        int k = 0;
        for (; k + ROWS <= count; k += ROWS) {
            addFour(points, rows, weights, k, sum);
        }
        for (; k < count; k++) {
            addOne(points, rows[k] * sum.length, weights[k], sum);
        }
    }

    private static void addFour(float[] points, int[] rows, double[] weights, int k, double[] sum) {
        int r0 = rows[k] * sum.length;
        int r1 = rows[k + 1] * sum.length;
        int r2 = rows[k + 2] * sum.length;
        int r3 = rows[k + 3] * sum.length;
        double w0 = weights[k];
        double w1 = weights[k + 1];
        double w2 = weights[k + 2];
        double w3 = weights[k + 3];
        int whole = sum.length & -LANES;
        for (int j = 0; j < whole; j += LANES) {
            DoubleVector.fromArray(DOUBLE, sum, j)
                    .add(widened(points, r0 + j).mul(w0))
                    .add(widened(points, r1 + j).mul(w1))
                    .add(widened(points, r2 + j).mul(w2))
                    .add(widened(points, r3 + j).mul(w3))
                    .intoArray(sum, j);
        }
        for (int j = whole; j < sum.length; j++) {
            sum[j] = sum[j] + w0 * points[r0 + j] + w1 * points[r1 + j] + w2 * points[r2 + j] + w3 * points[r3 + j];
        }
    }

    private static void addOne(float[] points, int row, double weight, double[] sum) {
        int whole = sum.length & -LANES;
        for (int j = 0; j < whole; j += LANES) {
            DoubleVector.fromArray(DOUBLE, sum, j)
                    .add(widened(points, row + j).mul(weight))
                    .intoArray(sum, j);
        }
        for (int j = whole; j < sum.length; j++) {
            sum[j] += weight * points[row + j];
        }
    }

    private static DoubleVector widened(float[] points, int at) {
        return (DoubleVector) FloatVector.fromArray(SINGLE, points, at).castShape(DOUBLE, 0);
    }
}
