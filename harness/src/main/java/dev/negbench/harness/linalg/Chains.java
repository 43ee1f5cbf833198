package dev.negbench.harness.linalg;

/** The end of a dot product: what is left after the last whole round of the chains, and their sum. */
final class Chains {
    /** How many sums of products a dot product keeps apart. */
    static final int COUNT = 8;

    private Chains() {}

    /** Feeds {@code tail < 8} more elements to the first chains and adds all chains in order. */
    static float finish(float s0, float s1, float s2, float s3, float s4, float s5, float s6, float s7,
            float[] a, int i, float[] b, int j, int tail) {
        if (tail == 0) {
            return 0 + s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
        }
        float t0 = multiplyAdd(a[i], b[j], s0);
        float t1 = tail > 1 ? multiplyAdd(a[i + 1], b[j + 1], s1) : s1;
        float t2 = tail > 2 ? multiplyAdd(a[i + 2], b[j + 2], s2) : s2;
        float t3 = tail > 3 ? multiplyAdd(a[i + 3], b[j + 3], s3) : s3;
        float t4 = tail > 4 ? multiplyAdd(a[i + 4], b[j + 4], s4) : s4;
        float t5 = tail > 5 ? multiplyAdd(a[i + 5], b[j + 5], s5) : s5;
        float t6 = tail > 6 ? multiplyAdd(a[i + 6], b[j + 6], s6) : s6;
        return 0 + t0 + t1 + t2 + t3 + t4 + t5 + t6 + s7;
    }

    static float multiplyAdd(float a, float b, float c) {
        return FusedMultiplyAdd.IN_HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }
}
