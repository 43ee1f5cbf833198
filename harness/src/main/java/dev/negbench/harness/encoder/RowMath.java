package dev.negbench.harness.encoder;

/** The kernels of this process, chosen once; {@link RowKernels} says what each does. */
final class RowMath {
    private static final RowKernels KERNELS = choose();

    private RowMath() {}

    /** The Vector API where its module is present and eight lanes fit a register, plain Java elsewhere. */
    private static RowKernels choose() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present && SimdRowKernels.fits() ? new SimdRowKernels() : new ScalarRowKernels();
    }

    static float dot(float[] a, int aAt, float[] b, int bAt, int length) {
        return KERNELS.dot(a, aAt, b, bAt, length);
    }

    static void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int length) {
        KERNELS.addScaled(factor, x, xAt, y, yAt, length);
    }

    static void scale(float factor, float[] x, int at, int length) {
        KERNELS.scale(factor, x, at, length);
    }

    static void dots(
            float[] a, int aAt, float[] table, int first, int[] list, int from, int to, int length, float[] out) {
        KERNELS.dots(a, aAt, table, first, list, from, to, length, out);
    }

    static void weightedSum(
            float[] table,
            int first,
            int[] list,
            float[] weights,
            int from,
            int to,
            float[] out,
            int outAt,
            int length) {
        KERNELS.weightedSum(table, first, list, weights, from, to, out, outAt, length);
    }
}
