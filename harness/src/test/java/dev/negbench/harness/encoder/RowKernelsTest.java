package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RowKernelsTest {
    private static final RowKernels SCALAR = new ScalarRowKernels();

    private static RowKernels simd() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assumeTrue(
                present && SimdRowKernels.fits(),
                "needs --add-modules jdk.incubator.vector and registers of eight lanes");
        return new SimdRowKernels();
    }

    private static float[] random(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2));
        }
        return values;
    }

    @Test
    void bothImplementationsGiveTheSameBits() {
        RowKernels simd = simd();
        Random random = new Random(11);
        for (int length = 1; length <= 130; length++) {
            compare(simd, random, length);
        }
        compare(simd, random, 257);
        compare(simd, random, 384);
    }

    private static void compare(RowKernels simd, Random random, int length) {
        int rows = 13;
        float[] table = random(random, (rows + 2) * length);
        float[] x = random(random, length + 5);
        for (int entries = 0; entries <= 11; entries++) {
            int[] list = random.ints(entries + 2, 0, rows).toArray();
            float[] weights = random(random, entries + 2);
            float[] expected = random(random, length + 5);
            float[] actual = expected.clone();
            float expectedSquare = SCALAR.weightedSum(table, 2, list, weights, 1, 1 + entries, expected, 3, length);
            float square = simd.weightedSum(table, 2, list, weights, 1, 1 + entries, actual, 3, length);
            assertArrayEquals(expected, actual, "weightedSum of " + entries + " rows of " + length);
            assertEquals(expectedSquare, square, "squared length of " + entries + " rows of " + length);
            assertEquals(VectorMath.dot(actual, 3, actual, 3, length), square);
            expectedSquare = SCALAR.project(x, expected, 3, weights[0], length);
            square = simd.project(x, actual, 3, weights[0], length);
            assertArrayEquals(expected, actual, "projection of " + length);
            assertEquals(expectedSquare, square, "squared length of a projection of " + length);
            expected = new float[entries + 2];
            actual = new float[entries + 2];
            SCALAR.dots(x, 3, table, 2, list, 1, 1 + entries, length, expected);
            simd.dots(x, 3, table, 2, list, 1, 1 + entries, length, actual);
            assertArrayEquals(expected, actual, "dots with " + entries + " rows of " + length);
        }
    }

    @Test
    void plainJavaComputesWhatItSays() {
        Random random = new Random(5);
        for (int length : new int[] {1, 7, 8, 9, 31, 384}) {
            float[] table = random(random, 4 * length);
            float[] x = random(random, length);
            int[] list = {2, 0, 2};
            float[] weights = {0.5f, -2, 3};
            float[] sum = new float[length];
            SCALAR.weightedSum(table, 1, list, weights, 0, 3, sum, 0, length);
            double product = 0;
            double size = 0;
            for (int i = 0; i < length; i++) {
                double expected = 3.5 * table[3 * length + i] - 2.0 * table[length + i];
                double scale = 4 * Math.abs(table[3 * length + i]) + 2 * Math.abs(table[length + i]);
                assertEquals(expected, sum[i], 1e-6 * scale);
                product += (double) x[i] * table[length + i];
                size += Math.abs((double) x[i] * table[length + i]);
            }
            float[] dots = new float[1];
            SCALAR.dots(x, 0, table, 1, new int[1], 0, 1, length, dots);
            assertEquals(product, dots[0], 1e-6 * size);
        }
    }

    @Test
    void whatIsLeftOfAProjectionIsAtRightAngles() {
        Random random = new Random(6);
        for (int length : new int[] {2, 7, 8, 9, 31, 384}) {
            float[] unit = random(random, length + 1);
            VectorMath.normalise(unit, 1, length);
            float[] g = random(random, length + 1);
            float[] before = g.clone();
            double along = 0;
            for (int i = 1; i <= length; i++) {
                along += (double) g[i] * unit[i];
            }
            float square = SCALAR.project(unit, g, 1, 3, length);
            double size = Math.sqrt(VectorMath.squaredNorm(before, 1, length));
            double squares = 0;
            for (int i = 1; i <= length; i++) {
                assertEquals(3 * (before[i] - along * unit[i]), g[i], 1e-5 * size, "element " + i + " of " + length);
                squares += (double) g[i] * g[i];
            }
            assertEquals(squares, square, 1e-5 * squares);
            assertEquals(before[0], g[0]);
        }
    }

    @Test
    void anEmptyListSumsToZero() {
        float[] out = {1, 2, 3, 4};
        assertEquals(0f, RowMath.weightedSum(new float[3], 0, new int[0], new float[0], 0, 0, out, 0, 3));
        assertArrayEquals(new float[] {0, 0, 0, 4}, out);
    }

    @Test
    void notANumberIsNotSwallowed() {
        float[] x = new float[20];
        x[9] = Float.NaN;
        assertEquals(Float.NaN, VectorMath.dot(x, 0, new float[20], 0, 20));
        float[] out = new float[20];
        RowMath.weightedSum(x, 0, new int[1], new float[] {1}, 0, 1, out, 0, 20);
        assertEquals(Float.NaN, out[9]);
    }
}
