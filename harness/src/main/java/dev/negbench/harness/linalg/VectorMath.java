package dev.negbench.harness.linalg;

import static dev.negbench.harness.linalg.Panels.PANEL;
import static dev.negbench.harness.linalg.ProductScratch.BLOCK;

import java.util.Arrays;
import java.util.Objects;

/**
 * Operations on single-precision vectors and matrices. Results have the same bits whatever runs them, see the package
 * description; NaN and infinity propagate as IEEE 754 says. Ranges outside an array throw {@link
 * IndexOutOfBoundsException}. Nothing here allocates once a thread has made its first product of a size.
 *
 * <p>Costs are for 384 elements on one core with 256-bit registers.
 */
public final class VectorMath {
    /** Interleaved chains of additions in a dot product. */
    public static final int CHAINS = Chains.COUNT;

    private static final Kernels KERNELS = VectorApi.kernels();

    /** Below this many left rows, packing the right ones costs more than it saves. */
    private static final int FEWEST_PACKED = 4;

    /** Squared norms in here have lost nothing to underflow or overflow. */
    private static final float SAFE_LOW = 0x1p-80f;
    private static final float SAFE_HIGH = 0x1p120f;

    private VectorMath() {
    }

    /**
     * Tells whether products are fused multiply-adds, as they are on every processor of the last ten years. If not,
     * products and sums are rounded separately: results are as repeatable, but differ in the last bits.
     */
    public static boolean fused() {
        return FusedMultiplyAdd.IN_HARDWARE;
    }

    /**
     * Returns the dot product of two vectors of equal length. Costs about 40 ns.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static float dot(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors of " + a.length + " and " + b.length + " elements");
        }
        return KERNELS.dot(a, 0, b, 0, a.length);
    }

    /** Returns the dot product of {@code length} elements from each offset. Costs about 40 ns. */
    public static float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(bOffset, length, b.length);
        return KERNELS.dot(a, aOffset, b, bOffset, length);
    }

    /** Returns the sum of the squares of {@code length} elements, which may overflow to infinity. */
    public static float squaredNorm(float[] x, int offset, int length) {
        return dot(x, offset, x, offset, length);
    }

    /** Adds {@code alpha * x} to {@code y}, with one rounding an element. The ranges must not overlap. */
    public static void addScaled(float alpha, float[] x, int xOffset, float[] y, int yOffset, int length) {
        Objects.checkFromIndexSize(xOffset, length, x.length);
        Objects.checkFromIndexSize(yOffset, length, y.length);
        KERNELS.addScaled(alpha, x, xOffset, y, yOffset, length);
    }

    /** Multiplies {@code x} by {@code alpha} in place. */
    public static void scale(float alpha, float[] x, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, x.length);
        KERNELS.scale(alpha, x, offset, length);
    }

    /**
     * Scales {@code x} in place to Euclidean length 1. A zero vector stays zero; one with NaN or an infinity becomes
     * all NaN; no other input overflows or underflows.
     *
     * @return the length before, 0 for a zero vector
     */
    public static float normalise(float[] x, int offset, int length) {
        float squared = squaredNorm(x, offset, length);
        if (squared >= SAFE_LOW && squared <= SAFE_HIGH) {
            double norm = Math.sqrt(squared);
            KERNELS.scale((float) (1 / norm), x, offset, length);
            return (float) norm;
        }
        double exact = 0;
        for (int i = offset; i < offset + length; i++) {
            exact += (double) x[i] * x[i];
        }
        double norm = Math.sqrt(exact);
        if (norm == 0) {
            return 0;
        }
        if (!Double.isFinite(norm)) {
            Arrays.fill(x, offset, offset + length, Float.NaN);
            return (float) norm;
        }
        for (int i = offset; i < offset + length; i++) {
            x[i] = (float) (x[i] / norm);
        }
        return (float) norm;
    }

    /**
     * Multiplies a matrix with the transpose of another: {@code out[i * n + j] = dot(a row i, b row j)}.
     *
     * @param a {@code m} rows of {@code d}, row-major
     * @param b {@code n} rows of {@code d}, row-major
     * @param out receives {@code m} rows of {@code n}
     */
    public static void multiplyTransposed(float[] a, int m, float[] b, int n, int d, float[] out) {
        multiplyTransposed(a, 0, m, b, 0, n, d, out, 0);
    }

    /**
     * Multiplies a matrix with the transpose of another, each from an offset on. For large {@code m} it makes about
     * 35 multiply-adds a nanosecond; {@code b} is packed again for every 256 rows of {@code a}, which a
     * {@link PackedMatrix} saves.
     */
    public static void multiplyTransposed(float[] a, int aOffset, int m, float[] b, int bOffset, int n, int d,
            float[] out, int outOffset) {
        Objects.checkFromIndexSize(aOffset, Math.multiplyExact(m, d), a.length);
        Objects.checkFromIndexSize(bOffset, Math.multiplyExact(n, d), b.length);
        Objects.checkFromIndexSize(outOffset, Math.multiplyExact(m, n), out.length);
        if (m < FEWEST_PACKED || d == 0) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    out[outOffset + i * n + j] = KERNELS.dot(a, aOffset + i * d, b, bOffset + j * d, d);
                }
            }
            return;
        }
        for (int i = 0; i < m; i += BLOCK) {
            multiplyBlock(a, aOffset + i * d, Math.min(BLOCK, m - i), b, bOffset, n, d, out, outOffset + i * n);
        }
    }

    private static void multiplyBlock(float[] a, int aOffset, int rows, float[] b, int bOffset, int n, int d,
            float[] out, int outOffset) {
        ProductScratch scratch = ProductScratch.current();
        float[] left = scratch.left(rows, d);
        float[] panel = scratch.panel(d);
        float[] tile = scratch.tile();
        Panels.packGroups(a, aOffset, rows, d, left);
        int groups = (rows + Panels.GROUP - 1) / Panels.GROUP;
        for (int j = 0; j < n; j += PANEL) {
            int lanes = Math.min(PANEL, n - j);
            Panels.packPanel(b, bOffset + j * d, lanes, d, panel, 0);
            KERNELS.multiplyPanel(left, groups, panel, 0, d, tile);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(tile, i * PANEL, out, outOffset + i * n + j, lanes);
            }
        }
    }
}
