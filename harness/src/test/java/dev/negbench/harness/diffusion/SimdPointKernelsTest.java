package dev.negbench.harness.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.harness.linalg.VectorApi;
import dev.negbench.strategies.negativeprompts.PointKernels;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimdPointKernelsTest {
    private static final int POINTS = 40;

    private static PointKernels simd() {
        assumeTrue(
                VectorApi.available() && SimdPointKernels.fits(),
                "needs --add-modules jdk.incubator.vector and registers of four doubles");
        return new SimdPointKernels();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 15, 32, 33, 384, 387})
    void theBitsAreThoseOfPlainJava(int dimension) {
        PointKernels simd = simd();
        long seed = 31 + dimension;
        Random random = new Random(seed);
        float[] points = new float[POINTS * dimension];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6));
        }
        double[] x = random.doubles(dimension, -1, 1).toArray();
        int[] rows = random.ints(23, 0, POINTS).toArray();
        double[] weights = random.doubles(rows.length).toArray();
        for (int from = 0; from < 3; from++) {
            for (int to = from; to <= rows.length; to++) {
                double[] expected = new double[rows.length];
                double[] got = new double[rows.length];
                PointKernels.PLAIN.products(x, points, rows, from, to, expected);
                simd.products(x, points, rows, from, to, got);
                assertArrayEquals(expected, got, "seed " + seed + " rows " + from + " to " + to);
                double[] sum = x.clone();
                double[] same = x.clone();
                PointKernels.PLAIN.addWeighted(points, rows, weights, to, sum);
                simd.addWeighted(points, rows, weights, to, same);
                assertArrayEquals(sum, same, "seed " + seed + ", " + to + " rows");
            }
        }
    }

    @Test
    void theyRunWhereTheyFit() {
        assertSame(simd().getClass(), PointMath.KERNELS.getClass());
    }
}
