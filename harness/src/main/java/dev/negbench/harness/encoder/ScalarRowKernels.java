package dev.negbench.harness.encoder;

import java.util.Arrays;

/** The kernels in plain Java: the reference, and the fallback without the Vector API. */
final class ScalarRowKernels implements RowKernels {
    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int length) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int whole = length & -8;
        int i = aAt;
        int j = bAt;
        for (int end = aAt + whole; i < end; i += 8, j += 8) {
            s0 = Math.fma(a[i], b[j], s0);
            s1 = Math.fma(a[i + 1], b[j + 1], s1);
            s2 = Math.fma(a[i + 2], b[j + 2], s2);
            s3 = Math.fma(a[i + 3], b[j + 3], s3);
            s4 = Math.fma(a[i + 4], b[j + 4], s4);
            s5 = Math.fma(a[i + 5], b[j + 5], s5);
            s6 = Math.fma(a[i + 6], b[j + 6], s6);
            s7 = Math.fma(a[i + 7], b[j + 7], s7);
        }
        int tail = length - whole;
        s0 = tail > 0 ? Math.fma(a[i], b[j], s0) : s0;
        s1 = tail > 1 ? Math.fma(a[i + 1], b[j + 1], s1) : s1;
        s2 = tail > 2 ? Math.fma(a[i + 2], b[j + 2], s2) : s2;
        s3 = tail > 3 ? Math.fma(a[i + 3], b[j + 3], s3) : s3;
        s4 = tail > 4 ? Math.fma(a[i + 4], b[j + 4], s4) : s4;
        s5 = tail > 5 ? Math.fma(a[i + 5], b[j + 5], s5) : s5;
        s6 = tail > 6 ? Math.fma(a[i + 6], b[j + 6], s6) : s6;
        return 0 + s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
    }

    @Override
    public void dots(
            float[] a, int aAt, float[] table, int first, int[] list, int from, int to, int length, float[] out) {
        for (int k = from; k < to; k++) {
            out[k] = dot(a, aAt, table, (first + list[k]) * length, length);
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
            addScaled(weights[k], table, (first + list[k]) * length, out, outAt, length);
        }
    }

    @Override
    public void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int length) {
        for (int i = 0; i < length; i++) {
            y[yAt + i] = Math.fma(factor, x[xAt + i], y[yAt + i]);
        }
    }

    @Override
    public void scale(float factor, float[] x, int at, int length) {
        for (int i = at; i < at + length; i++) {
            x[i] *= factor;
        }
    }
}
