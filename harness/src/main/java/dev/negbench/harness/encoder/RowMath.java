package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorApi;

/** The kernels of this process, chosen once; {@link RowKernels} says what each does. */
final class RowMath {
    private static final RowKernels KERNELS = choose();

    private RowMath() {}

    /** The Vector API where its module is present and eight lanes fit a register, plain Java elsewhere. */
    private static RowKernels choose() {
        return VectorApi.available() && SimdRowKernels.fits() ? new SimdRowKernels() : new ScalarRowKernels();
    }

    static void dots(
            float[] a, int aAt, float[] table, int first, int[] list, int from, int to, int length, float[] out) {
        KERNELS.dots(a, aAt, table, first, list, from, to, length, out);
    }

    static float weightedSum(
            float[] table,
            int first,
            int[] list,
            float[] weights,
            int from,
            int to,
            float[] out,
            int outAt,
            int length) {
        return KERNELS.weightedSum(table, first, list, weights, from, to, out, outAt, length);
    }

    static float project(float[] v, float[] g, int at, float scale, int length) {
        return KERNELS.project(v, g, at, scale, length);
    }
}
