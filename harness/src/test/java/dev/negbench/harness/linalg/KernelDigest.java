package dev.negbench.harness.linalg;

import java.util.Random;

/** Prints which kernels run and a digest of the bits of many results; the main class of a forked JVM. */
final class KernelDigest {
    private KernelDigest() {
    }

    public static void main(String[] arguments) {
        System.out.println(VectorApi.bits() + " " + Long.toHexString(digest()));
    }

    static long digest() {
        Random random = new Random(7);
        long digest = 1;
        for (int d = 0; d <= 257; d++) {
            float[] a = VectorMathTest.gaussian(random, 6 * d);
            float[] b = VectorMathTest.gaussian(random, 18 * d);
            float[] out = new float[6 * 18];
            VectorMath.multiplyTransposed(a, 6, b, 18, d, out);
            for (float product : out) {
                digest = digest * 31 + Float.floatToRawIntBits(product);
            }
            digest = digest * 31 + Float.floatToRawIntBits(VectorMath.dot(a, 0, b, 0, d));
            VectorMath.addScaled(0.7f, a, 0, b, d, d);
            VectorMath.normalise(b, 0, 2 * d);
            for (float value : b) {
                digest = digest * 31 + Float.floatToRawIntBits(value);
            }
            float[] thresholds = {0.1f * d, 0.1f * d, 0.1f * d, 0.1f * d, 0.1f * d, 0.1f * d};
            digest = digest * 31 + PackedMatrix.nextRowAbove(out, 0, 6, thresholds);
        }
        return digest;
    }
}
