package dev.negbench.harness.linalg;

import static dev.negbench.harness.linalg.Panels.GROUP;
import static dev.negbench.harness.linalg.Panels.PANEL;

import java.util.Arrays;

/** The kernels in plain Java: the reference, and the fallback where the Vector API is absent. */
final class ScalarKernels implements Kernels {
    @Override
    public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int whole = length & -Chains.COUNT;
        int i = aOffset;
        int j = bOffset;
        for (int end = aOffset + whole; i < end; i += Chains.COUNT, j += Chains.COUNT) {
            s0 = Chains.multiplyAdd(a[i], b[j], s0);
            s1 = Chains.multiplyAdd(a[i + 1], b[j + 1], s1);
            s2 = Chains.multiplyAdd(a[i + 2], b[j + 2], s2);
            s3 = Chains.multiplyAdd(a[i + 3], b[j + 3], s3);
            s4 = Chains.multiplyAdd(a[i + 4], b[j + 4], s4);
            s5 = Chains.multiplyAdd(a[i + 5], b[j + 5], s5);
            s6 = Chains.multiplyAdd(a[i + 6], b[j + 6], s6);
            s7 = Chains.multiplyAdd(a[i + 7], b[j + 7], s7);
        }
        return Chains.finish(s0, s1, s2, s3, s4, s5, s6, s7, a, i, b, j, length - whole);
    }

    @Override
    public void addScaled(float alpha, float[] x, int xOffset, float[] y, int yOffset, int length) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Chains.multiplyAdd(alpha, x[xOffset + i], y[yOffset + i]);
        }
    }

    @Override
    public void scale(float alpha, float[] x, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            x[i] *= alpha;
        }
    }

    @Override
    public void multiplyPanel(float[] left, int groups, float[] right, int rightOffset, int d, float[] tile) {
        Arrays.fill(tile, 0, groups * GROUP * PANEL, 0);
        int start = 0;
        for (int chain = 0; chain < Chains.COUNT; chain++) {
            int length = Panels.chainLength(d, chain);
            for (int group = 0; group < groups; group++) {
                int l = (group * d + start) * GROUP;
                for (int row = 0; row < GROUP; row++) {
                    int r = rightOffset + start * PANEL;
                    int out = (group * GROUP + row) * PANEL;
                    for (int lane = 0; lane < PANEL; lane += 4) {
                        addFourChains(left, l + row, right, r + lane, length, tile, out + lane);
                    }
                }
            }
            start += length;
        }
    }

    private static void addFourChains(float[] left, int l, float[] right, int r, int length, float[] tile, int out) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int k = 0; k < length; k++) {
            float x = left[l + k * GROUP];
            int at = r + k * PANEL;
            s0 = Chains.multiplyAdd(x, right[at], s0);
            s1 = Chains.multiplyAdd(x, right[at + 1], s1);
            s2 = Chains.multiplyAdd(x, right[at + 2], s2);
            s3 = Chains.multiplyAdd(x, right[at + 3], s3);
        }
        tile[out] += s0;
        tile[out + 1] += s1;
        tile[out + 2] += s2;
        tile[out + 3] += s3;
    }

    @Override
    public int nextRowAbove(float[] tile, int row, int rows, float[] thresholds) {
        for (int r = row; r < rows; r++) {
            float threshold = thresholds[r];
            for (int i = r * PANEL; i < (r + 1) * PANEL; i++) {
                if (tile[i] > threshold) {
                    return r;
                }
            }
        }
        return rows;
    }
}
