package dev.negbench.harness.encoder;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the Vector API in registers of eight lanes, four rows at a time: one chain of a dot product is bound
 * by the latency of its additions, four fill the pipe, and a sum of four rows writes its result a quarter as often.
 */
final class SimdRowKernels implements RowKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final int LANES = 8;

    /** Tells whether eight lanes are a hardware register here; in software they would be slower than plain Java. */
    static boolean fits() {
        return FloatVector.SPECIES_PREFERRED.length() >= LANES;
    }

    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int length) {
        int whole = length & -LANES;
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < whole; i += LANES) {
            sum = load(a, aAt + i).fma(load(b, bAt + i), sum);
        }
        return finish(sum, a, aAt + whole, b, bAt + whole, length - whole);
    }

    @Override
    public void dots(float[] a, int aAt, float[] table, int first, int[] list, int from, int to, int length, float[] out) {
        int k = from;
        for (; k + 4 <= to; k += 4) {
            fourDots(a, aAt, table, first, list, k, length, out);
        }
        for (; k < to; k++) {
            out[k] = dot(a, aAt, table, (first + list[k]) * length, length);
        }
    }

    private static void fourDots(
            float[] a, int aAt, float[] table, int first, int[] list, int k, int length, float[] out) {
        int r0 = (first + list[k]) * length;
        int r1 = (first + list[k + 1]) * length;
        int r2 = (first + list[k + 2]) * length;
        int r3 = (first + list[k + 3]) * length;
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int whole = length & -LANES;
        for (int i = 0; i < whole; i += LANES) {
            FloatVector x = load(a, aAt + i);
            s0 = x.fma(load(table, r0 + i), s0);
            s1 = x.fma(load(table, r1 + i), s1);
            s2 = x.fma(load(table, r2 + i), s2);
            s3 = x.fma(load(table, r3 + i), s3);
        }
        int tail = length - whole;
        out[k] = finish(s0, a, aAt + whole, table, r0 + whole, tail);
        out[k + 1] = finish(s1, a, aAt + whole, table, r1 + whole, tail);
        out[k + 2] = finish(s2, a, aAt + whole, table, r2 + whole, tail);
        out[k + 3] = finish(s3, a, aAt + whole, table, r3 + whole, tail);
    }

    /** Adds what does not fill a register to its chains, then the chains in order. */
    private static float finish(FloatVector sum, float[] a, int i, float[] b, int j, int tail) {
        float s0 = sum.lane(0);
        float s1 = sum.lane(1);
        float s2 = sum.lane(2);
        float s3 = sum.lane(3);
        float s4 = sum.lane(4);
        float s5 = sum.lane(5);
        float s6 = sum.lane(6);
        float s7 = sum.lane(7);
        if (tail > 0) {
            s0 = Math.fma(a[i], b[j], s0);
            s1 = tail > 1 ? Math.fma(a[i + 1], b[j + 1], s1) : s1;
            s2 = tail > 2 ? Math.fma(a[i + 2], b[j + 2], s2) : s2;
            s3 = tail > 3 ? Math.fma(a[i + 3], b[j + 3], s3) : s3;
            s4 = tail > 4 ? Math.fma(a[i + 4], b[j + 4], s4) : s4;
            s5 = tail > 5 ? Math.fma(a[i + 5], b[j + 5], s5) : s5;
            s6 = tail > 6 ? Math.fma(a[i + 6], b[j + 6], s6) : s6;
        }
        return 0 + s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
    }

    @Override
    public void weightedSum(
            float[] table, int first, int[] list, float[] weights, int from, int to, float[] out, int outAt, int length) {
        Arrays.fill(out, outAt, outAt + length, 0);
        int k = from;
        for (; k + 4 <= to; k += 4) {
            addFour(table, first, list, weights, k, out, outAt, length);
        }
        for (; k < to; k++) {
            addScaled(weights[k], table, (first + list[k]) * length, out, outAt, length);
        }
    }

    private static void addFour(
            float[] table, int first, int[] list, float[] weights, int k, float[] out, int outAt, int length) {
        int r0 = (first + list[k]) * length;
        int r1 = (first + list[k + 1]) * length;
        int r2 = (first + list[k + 2]) * length;
        int r3 = (first + list[k + 3]) * length;
        FloatVector w0 = FloatVector.broadcast(SPECIES, weights[k]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, weights[k + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, weights[k + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, weights[k + 3]);
        int whole = length & -LANES;
        for (int i = 0; i < whole; i += LANES) {
            FloatVector sum = load(out, outAt + i);
            sum = load(table, r0 + i).fma(w0, sum);
            sum = load(table, r1 + i).fma(w1, sum);
            sum = load(table, r2 + i).fma(w2, sum);
            load(table, r3 + i).fma(w3, sum).intoArray(out, outAt + i);
        }
        for (int i = whole; i < length; i++) {
            float sum = Math.fma(weights[k], table[r0 + i], out[outAt + i]);
            sum = Math.fma(weights[k + 1], table[r1 + i], sum);
            sum = Math.fma(weights[k + 2], table[r2 + i], sum);
            out[outAt + i] = Math.fma(weights[k + 3], table[r3 + i], sum);
        }
    }

    @Override
    public void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int length) {
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        int whole = length & -LANES;
        for (int i = 0; i < whole; i += LANES) {
            load(x, xAt + i).fma(f, load(y, yAt + i)).intoArray(y, yAt + i);
        }
        for (int i = whole; i < length; i++) {
            y[yAt + i] = Math.fma(factor, x[xAt + i], y[yAt + i]);
        }
    }

    @Override
    public void scale(float factor, float[] x, int at, int length) {
        int whole = length & -LANES;
        for (int i = 0; i < whole; i += LANES) {
            load(x, at + i).mul(factor).intoArray(x, at + i);
        }
        for (int i = at + whole; i < at + length; i++) {
            x[i] *= factor;
        }
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
