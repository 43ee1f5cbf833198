package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the Vector API in registers of eight lanes. Dot products go four rows at a time, since one chain is
 * bound by the latency of its additions; sums keep four registers of the result while they walk the rows.
 */
final class SimdRowKernels implements RowKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final int LANES = 8;

    /** Tells whether eight lanes are a hardware register here; in software they would be slower than plain Java. */
    static boolean fits() {
        return FloatVector.SPECIES_PREFERRED.length() >= LANES;
    }

    @Override
    public void dots(
            float[] a, int aAt, float[] table, int first, int[] list, int from, int to, int length, float[] out) {
        int k = from;
        for (; k + 4 <= to; k += 4) {
            fourDots(a, aAt, table, first, list, k, length, out);
        }
        for (; k < to; k++) {
            out[k] = VectorMath.dot(a, aAt, table, (first + list[k]) * length, length);
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
        FloatVector square = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i + 4 * LANES <= length; i += 4 * LANES) {
            // Four registers of every row: the reads of many rows are then under way at once, which is what counts
            // where rows come from memory. Wider blocks and whole rows took 10 to 25 % longer.
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int k = from; k < to; k++) {
                int row = (first + list[k]) * length + i;
                FloatVector w = FloatVector.broadcast(SPECIES, weights[k]);
                s0 = load(table, row).fma(w, s0);
                s1 = load(table, row + LANES).fma(w, s1);
                s2 = load(table, row + 2 * LANES).fma(w, s2);
                s3 = load(table, row + 3 * LANES).fma(w, s3);
            }
            s0.intoArray(out, outAt + i);
            s1.intoArray(out, outAt + i + LANES);
            s2.intoArray(out, outAt + i + 2 * LANES);
            s3.intoArray(out, outAt + i + 3 * LANES);
            square = s3.fma(s3, s2.fma(s2, s1.fma(s1, s0.fma(s0, square))));
        }
        for (; i + LANES <= length; i += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int k = from; k < to; k++) {
                FloatVector w = FloatVector.broadcast(SPECIES, weights[k]);
                sum = load(table, (first + list[k]) * length + i).fma(w, sum);
            }
            sum.intoArray(out, outAt + i);
            square = sum.fma(sum, square);
        }
        int tail = length - i;
        for (int t = i; t < length; t++) {
            float sum = 0;
            for (int k = from; k < to; k++) {
                sum = Math.fma(weights[k], table[(first + list[k]) * length + t], sum);
            }
            out[outAt + t] = sum;
        }
        return finish(square, out, outAt + i, out, outAt + i, tail);
    }

    @Override
    public float project(float[] v, float[] g, int at, float scale, int length) {
        float along = VectorMath.dot(g, at, v, at, length);
        FloatVector minusAlong = FloatVector.broadcast(SPECIES, -along);
        FloatVector factor = FloatVector.broadcast(SPECIES, scale);
        FloatVector square = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            FloatVector rest = minusAlong.fma(load(v, at + i), load(g, at + i)).mul(factor);
            rest.intoArray(g, at + i);
            square = rest.fma(rest, square);
        }
        for (int t = i; t < length; t++) {
            g[at + t] = Math.fma(-along, v[at + t], g[at + t]) * scale;
        }
        return finish(square, g, at + i, g, at + i, length - i);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
