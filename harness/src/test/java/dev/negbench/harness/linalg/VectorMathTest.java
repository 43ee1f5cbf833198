package dev.negbench.harness.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorMathTest {
    private static final long SEED = 20260401;
    private static final double UNIT_ROUNDOFF = 0x1p-24;

    @Test
    void dotIsWithinTheErrorBoundOfAnySummationOrder() {
        Random random = new Random(SEED);
        for (int d = 0; d <= 1030; d = d < 257 ? d + 1 : d + 97) {
            float[] a = gaussian(random, d);
            float[] b = gaussian(random, d);
            double exact = 0;
            double magnitude = 0;
            for (int i = 0; i < d; i++) {
                exact += (double) a[i] * b[i];
                magnitude += Math.abs((double) a[i] * b[i]);
            }
            assertEquals(exact, VectorMath.dot(a, b), d * UNIT_ROUNDOFF * magnitude, "seed " + SEED + ", d " + d);
        }
    }

    @Test
    void dotFollowsTheDocumentedOrder() {
        Random random = new Random(SEED);
        for (int d = 0; d <= 257; d++) {
            float[] a = gaussian(random, d);
            float[] b = gaussian(random, d);
            float[] chains = new float[VectorMath.CHAINS];
            for (int i = 0; i < d; i++) {
                int chain = i % VectorMath.CHAINS;
                chains[chain] = VectorMath.fused() ? Math.fma(a[i], b[i], chains[chain]) : a[i] * b[i] + chains[chain];
            }
            float sum = 0;
            for (float chain : chains) {
                sum += chain;
            }
            assertEquals(sum, VectorMath.dot(a, b), 0f, "seed " + SEED + ", d " + d);
        }
    }

    @Test
    void productsHaveTheBitsOfDotInEveryShape() {
        Random random = new Random(SEED);
        int[] dimensions = {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 64, 100, 257};
        for (int d : dimensions) {
            for (int m : new int[] {0, 1, 3, 4, 5, 8, 33, 259}) {
                for (int n : new int[] {0, 1, 15, 16, 17, 40}) {
                    int shift = random.nextInt(5);
                    float[] a = gaussian(random, shift + m * d);
                    float[] b = gaussian(random, shift + n * d);
                    float[] out = new float[shift + m * n + 1];
                    VectorMath.multiplyTransposed(a, shift, m, b, shift, n, d, out, shift);
                    for (int i = 0; i < m; i++) {
                        for (int j = 0; j < n; j++) {
                            assertEquals(VectorMath.dot(a, shift + i * d, b, shift + j * d, d), out[shift + i * n + j],
                                0f, "seed " + SEED + ", m " + m + ", n " + n + ", d " + d);
                        }
                    }
                    assertEquals(0f, out[shift + m * n], "wrote past the product");
                }
            }
        }
    }

    @Test
    void productsDoNotDependOnTheBatch() {
        Random random = new Random(SEED);
        int d = 53;
        float[] a = gaussian(random, 300 * d);
        float[] b = gaussian(random, 70 * d);
        float[] whole = new float[300 * 70];
        VectorMath.multiplyTransposed(a, 300, b, 70, d, whole);
        for (int size : new int[] {1, 2, 5, 64, 299}) {
            float[] parts = new float[300 * 70];
            for (int i = 0; i < 300; i += size) {
                int rows = Math.min(size, 300 - i);
                VectorMath.multiplyTransposed(a, i * d, rows, b, 0, 70, d, parts, i * 70);
            }
            assertArrayEquals(whole, parts, "batches of " + size);
        }
    }

    @Test
    void packedMatrixGivesDotAndReturnsItsRows() {
        Random random = new Random(SEED);
        for (int d : new int[] {1, 7, 8, 20, 65}) {
            int rows = 37;
            float[] values = gaussian(random, rows * d);
            float[] queries = gaussian(random, 6 * d);
            PackedMatrix matrix = PackedMatrix.of(values, rows, d);
            PackedBatch batch = PackedBatch.ofDimension(d);
            batch.pack(queries, 0, 6);
            float[] tile = new float[batch.tileLength()];
            assertEquals(3, matrix.panels());
            for (int panel = 0; panel < 3; panel++) {
                matrix.multiply(batch, panel, tile);
                for (int i = 0; i < 6; i++) {
                    for (int j = 0; j < PackedMatrix.PANEL; j++) {
                        int row = panel * PackedMatrix.PANEL + j;
                        float expected = row < rows ? VectorMath.dot(queries, i * d, values, row * d, d) : 0;
                        assertEquals(expected, tile[i * PackedMatrix.PANEL + j], 0f);
                    }
                }
            }
            float[] row = new float[d + 1];
            matrix.copyRow(36, row, 1);
            assertArrayEquals(Arrays.copyOfRange(values, 36 * d, 37 * d), Arrays.copyOfRange(row, 1, d + 1));
        }
    }

    @Test
    void nanAndInfinityPropagate() {
        for (int d : new int[] {1, 8, 9, 23, 64}) {
            for (int at = 0; at < d; at++) {
                float[] ones = new float[d];
                Arrays.fill(ones, 1);
                float[] x = ones.clone();
                x[at] = Float.NaN;
                assertTrue(Float.isNaN(VectorMath.dot(ones, x)));
                x[at] = Float.POSITIVE_INFINITY;
                assertEquals(Float.POSITIVE_INFINITY, VectorMath.dot(ones, x));
                float[] rows = new float[5 * d];
                System.arraycopy(x, 0, rows, 3 * d, d);
                float[] out = new float[5];
                VectorMath.multiplyTransposed(rows, 5, ones, 1, d, out);
                assertArrayEquals(new float[] {0, 0, 0, Float.POSITIVE_INFINITY, 0}, out);
                x[(at + 1) % d] = Float.NEGATIVE_INFINITY;
                assertEquals(d > 1, Float.isNaN(VectorMath.dot(ones, x)));
            }
        }
    }

    @Test
    void addScaledAndScaleRoundOnceAnElement() {
        Random random = new Random(SEED);
        for (int n = 0; n <= 257; n++) {
            float[] x = gaussian(random, n + 2);
            float[] y = gaussian(random, n + 3);
            float[] sum = y.clone();
            float[] scaled = x.clone();
            VectorMath.addScaled(0.3f, x, 1, sum, 2, n);
            VectorMath.scale(0.3f, scaled, 1, n);
            for (int i = 0; i < n; i++) {
                float expected = VectorMath.fused() ? Math.fma(0.3f, x[1 + i], y[2 + i]) : 0.3f * x[1 + i] + y[2 + i];
                assertEquals(expected, sum[2 + i], 0f, "seed " + SEED + ", n " + n);
                assertEquals(0.3f * x[1 + i], scaled[1 + i], 0f);
            }
            assertEquals(y[0], sum[0]);
            assertEquals(y[n + 2], sum[n + 2]);
            assertEquals(x[n + 1], scaled[n + 1]);
        }
    }

    @Test
    void normaliseHandlesEveryMagnitude() {
        Random random = new Random(SEED);
        for (int exponent = -120; exponent <= 120; exponent += 5) {
            float[] x = gaussian(random, 50);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.scalb(x[i], exponent);
            }
            double exact = 0;
            for (float v : x) {
                exact += (double) v * v;
            }
            float norm = VectorMath.normalise(x, 0, x.length);
            assertEquals(1, norm / Math.sqrt(exact), 1e-6, "2^" + exponent);
            assertEquals(1, VectorMath.squaredNorm(x, 0, x.length), 1e-6, "2^" + exponent);
        }
        float[] zero = new float[9];
        assertEquals(0, VectorMath.normalise(zero, 0, 9));
        assertArrayEquals(new float[9], zero);
        float[] infinite = {1, Float.POSITIVE_INFINITY, 2};
        assertEquals(Float.POSITIVE_INFINITY, VectorMath.normalise(infinite, 0, 3));
        assertTrue(Float.isNaN(infinite[0]) && Float.isNaN(infinite[1]) && Float.isNaN(infinite[2]));
    }

    @Test
    void siftingIsStrictAndIgnoresNan() {
        int rows = 5;
        float[] tile = new float[rows * PackedMatrix.PANEL];
        float[] thresholds = {0, 0, -1, 0, 7};
        assertEquals(2, PackedMatrix.nextRowAbove(tile, 0, rows, thresholds));
        assertEquals(rows, PackedMatrix.nextRowAbove(tile, 3, rows, thresholds));
        for (int i = 0; i < 2 * PackedMatrix.PANEL; i++) {
            tile[i] = Float.MIN_VALUE;
            assertEquals(i / PackedMatrix.PANEL, PackedMatrix.nextRowAbove(tile, 0, rows, thresholds), "element " + i);
            tile[i] = Float.NaN;
            assertEquals(2, PackedMatrix.nextRowAbove(tile, 0, rows, thresholds), "element " + i);
            tile[i] = 0;
        }
        assertThrows(IndexOutOfBoundsException.class, () -> PackedMatrix.nextRowAbove(tile, 0, 6, new float[6]));
    }

    @Test
    void rangesOutsideTheArraysAreRefused() {
        float[] four = new float[4];
        assertThrows(IllegalArgumentException.class, () -> VectorMath.dot(four, new float[3]));
        assertThrows(IndexOutOfBoundsException.class, () -> VectorMath.dot(four, 1, four, 0, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> VectorMath.dot(four, 0, four, -1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> VectorMath.addScaled(1, four, 0, four, 3, 2));
        assertThrows(IndexOutOfBoundsException.class,
            () -> VectorMath.multiplyTransposed(four, 2, four, 2, 2, new float[3]));
        assertThrows(ArithmeticException.class,
            () -> VectorMath.multiplyTransposed(four, 1 << 20, four, 1, 1 << 20, four));
        assertThrows(IllegalArgumentException.class, () -> PackedMatrix.of(four, 3, 2));
        assertThrows(IllegalArgumentException.class, () -> PackedMatrix.of(four, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> PackedBatch.ofDimension(0));
    }

    static float[] gaussian(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
