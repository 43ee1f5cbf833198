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
    public float weightedSum(
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
        return VectorMath.dot(out, outAt, out, outAt, length);
    }

    @Override
    public float project(float[] v, float[] g, int at, float scale, int length) {
        float along = VectorMath.dot(g, at, v, at, length);
        VectorMath.addScaled(-along, v, at, g, at, length);
        VectorMath.scale(scale, g, at, length);
        return VectorMath.dot(g, at, g, at, length);
    }
}
