package dev.negbench.harness.linalg;

import static dev.negbench.harness.linalg.Panels.GROUP;
import static dev.negbench.harness.linalg.Panels.PANEL;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the Vector API, in registers of 256 bits or, where the processor has no such, 128. Wider registers
 * would not change a bit, but need a wider panel to pay.
 */
final class VectorKernels implements Kernels {
    static final int BITS = bits();

    private static final VectorSpecies<Float> SPECIES = BITS == 256 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
    private static final int LANES = SPECIES.length();

    private static int bits() {
        int asked = Integer.getInteger(VectorApi.PROPERTY, FloatVector.SPECIES_PREFERRED.vectorBitSize());
        return asked >= 256 ? 256 : 128;
    }

    @Override
    public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
        int whole = length & -Chains.COUNT;
        FloatVector low = FloatVector.zero(SPECIES);
        FloatVector high = low;
        for (int i = 0; i < whole; i += Chains.COUNT) {
            low = load(a, aOffset + i).fma(load(b, bOffset + i), low);
            if (LANES < Chains.COUNT) {
                high = load(a, aOffset + i + LANES).fma(load(b, bOffset + i + LANES), high);
            }
        }
        int i = aOffset + whole;
        int j = bOffset + whole;
        if (LANES == Chains.COUNT) {
            return Chains.finish(low.lane(0), low.lane(1), low.lane(2), low.lane(3),
                low.lane(4), low.lane(5), low.lane(6), low.lane(7), a, i, b, j, length - whole);
        }
        return Chains.finish(low.lane(0), low.lane(1), low.lane(2), low.lane(3),
            high.lane(0), high.lane(1), high.lane(2), high.lane(3), a, i, b, j, length - whole);
    }

    @Override
    public void addScaled(float alpha, float[] x, int xOffset, float[] y, int yOffset, int length) {
        int whole = SPECIES.loopBound(length);
        FloatVector factor = FloatVector.broadcast(SPECIES, alpha);
        for (int i = 0; i < whole; i += LANES) {
            factor.fma(load(x, xOffset + i), load(y, yOffset + i)).intoArray(y, yOffset + i);
        }
        for (int i = whole; i < length; i++) {
            y[yOffset + i] = Math.fma(alpha, x[xOffset + i], y[yOffset + i]);
        }
    }

    @Override
    public void scale(float alpha, float[] x, int offset, int length) {
        int whole = SPECIES.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            load(x, offset + i).mul(alpha).intoArray(x, offset + i);
        }
        for (int i = whole; i < length; i++) {
            x[offset + i] *= alpha;
        }
    }

    @Override
    public void multiplyPanel(float[] left, int groups, float[] right, int rightOffset, int d, float[] tile) {
        Arrays.fill(tile, 0, groups * GROUP * PANEL, 0);
        int start = 0;
        for (int chain = 0; chain < Chains.COUNT; chain++) {
            int length = Panels.chainLength(d, chain);
            int r = rightOffset + start * PANEL;
            for (int group = 0; group < groups; group++) {
                int l = (group * d + start) * GROUP;
                for (int lane = 0; lane < PANEL; lane += 2 * LANES) {
                    addChains(left, l, right, r + lane, length, tile, group * GROUP * PANEL + lane);
                }
            }
            start += length;
        }
    }

    /**
     * Adds one chain of 4 × 2 registers of products to the tile. C2 loads everything a pass needs before it multiplies:
     * a larger tile, or one whose loop it unrolls, spills its accumulators and runs at half the speed.
     */
    private static void addChains(float[] left, int l, float[] right, int r, int length, float[] tile, int out) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        for (int k = 0; k < length; k++) {
            int x = l + k * GROUP;
            int y = r + k * PANEL;
            FloatVector y0 = load(right, y);
            FloatVector y1 = load(right, y + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, left[x]);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, left[x + 1]);
            s10 = x1.fma(y0, s10);
            s11 = x1.fma(y1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, left[x + 2]);
            s20 = x2.fma(y0, s20);
            s21 = x2.fma(y1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, left[x + 3]);
            s30 = x3.fma(y0, s30);
            s31 = x3.fma(y1, s31);
        }
        addTo(tile, out, s00);
        addTo(tile, out + LANES, s01);
        addTo(tile, out + PANEL, s10);
        addTo(tile, out + PANEL + LANES, s11);
        addTo(tile, out + 2 * PANEL, s20);
        addTo(tile, out + 2 * PANEL + LANES, s21);
        addTo(tile, out + 3 * PANEL, s30);
        addTo(tile, out + 3 * PANEL + LANES, s31);
    }

    @Override
    public int nextRowAbove(float[] tile, int row, int rows, float[] thresholds) {
        for (int r = row; r < rows; r++) {
            FloatVector threshold = FloatVector.broadcast(SPECIES, thresholds[r]);
            VectorMask<Float> above = threshold.lt(load(tile, r * PANEL));
            for (int lane = LANES; lane < PANEL; lane += LANES) {
                above = above.or(threshold.lt(load(tile, r * PANEL + lane)));
            }
            if (above.anyTrue()) {
                return r;
            }
        }
        return rows;
    }

    private static FloatVector load(float[] array, int offset) {
        return FloatVector.fromArray(SPECIES, array, offset);
    }

    private static void addTo(float[] array, int offset, FloatVector sum) {
        load(array, offset).add(sum).intoArray(array, offset);
    }
}
