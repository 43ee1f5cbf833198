package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;
import java.util.Arrays;

/** The kernels one row at a time: the reference, and the fallback without the Vector API. */
final class ScalarRowKernels implements RowKernels {
    @Override
    public void dots(
            float[] a, int aAt, float[] table, int first, int[] list, int from, int to, int length, float[] out) {
        for (int k = from; k < to; k++) {
            out[k] = VectorMath.dot(a, aAt, table, (first + list[k]) * length, length);
        }
    }

    @Override
    public void weightedSum(
            float[] table,
            int first,
            int[] list,
            float[] weights,
            int from,
            int to,
            float[] out,
            int outAt,
            int length) {
        Arrays.fill(out, outAt, outAt + length, 0);
        for (int k = from; k < to; k++) {
            VectorMath.addScaled(weights[k], table, (first + list[k]) * length, out, outAt, length);
        }
    }
}
