package dev.negbench.harness.diffusion;

import dev.negbench.harness.linalg.VectorApi;
import dev.negbench.strategies.negativeprompts.PointKernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The denoiser's kernels with the Vector API: four doubles a register, which are a product's four chains. Four rows go
 * together, since the additions of one would wait for each other, and so that a vector that they share is read once.
 */
final class SimdPointKernels implements PointKernels {
    private static final VectorSpecies<Float> SINGLE = FloatVector.SPECIES_128;
    private static final VectorSpecies<Double> DOUBLE = DoubleVector.SPECIES_256;
    private static final int ROWS = 4;

    /** Tells whether four doubles are a hardware register here; in software they would be slower than plain Java. */
    static boolean fits() {
        return VectorApi.bits() >= DOUBLE.vectorBitSize();
    }

    @Override
    public void products(double[] x, float[] points, int[] rows, int from, int to, double[] out) {
        int k = from;
        for (; k + ROWS <= to; k += ROWS) {
            fourProducts(x, points, rows, k, out, k - from);
        }
        for (; k < to; k++) {
            out[k - from] = product(x, points, rows[k] * x.length);
        }
    }

    private static void fourProducts(double[] x, float[] points, int[] rows, int k, double[] out, int at) {
        int r0 = rows[k] * x.length;
        int r1 = rows[k + 1] * x.length;
        int r2 = rows[k + 2] * x.length;
        int r3 = rows[k + 3] * x.length;
        DoubleVector s0 = DoubleVector.zero(DOUBLE);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int whole = x.length & -CHAINS;
        for (int j = 0; j < whole; j += CHAINS) {
            DoubleVector state = DoubleVector.fromArray(DOUBLE, x, j);
            s0 = s0.add(state.mul(widened(points, r0 + j)));
            s1 = s1.add(state.mul(widened(points, r1 + j)));
            s2 = s2.add(state.mul(widened(points, r2 + j)));
            s3 = s3.add(state.mul(widened(points, r3 + j)));
        }
        out[at] = finish(s0, x, points, r0, whole);
        out[at + 1] = finish(s1, x, points, r1, whole);
        out[at + 2] = finish(s2, x, points, r2, whole);
        out[at + 3] = finish(s3, x, points, r3, whole);
    }

    private static double product(double[] x, float[] points, int row) {
        DoubleVector sum = DoubleVector.zero(DOUBLE);
        int whole = x.length & -CHAINS;
        for (int j = 0; j < whole; j += CHAINS) {
            sum = sum.add(DoubleVector.fromArray(DOUBLE, x, j).mul(widened(points, row + j)));
        }
        return finish(sum, x, points, row, whole);
    }

    /** Feeds the coordinates that do not fill a register to their chains, and adds the chains. */
    private static double finish(DoubleVector sum, double[] x, float[] points, int row, int whole) {
        double s0 = sum.lane(0);
        double s1 = sum.lane(1);
        double s2 = sum.lane(2);
        if (whole < x.length) {
            s0 += x[whole] * points[row + whole];
        }
        if (whole + 1 < x.length) {
            s1 += x[whole + 1] * points[row + whole + 1];
        }
        if (whole + 2 < x.length) {
            s2 += x[whole + 2] * points[row + whole + 2];
        }
        return (s0 + s1) + (s2 + sum.lane(3));
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
        int whole = sum.length & -CHAINS;
        for (int j = 0; j < whole; j += CHAINS) {
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
        int whole = sum.length & -CHAINS;
        for (int j = 0; j < whole; j += CHAINS) {
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
