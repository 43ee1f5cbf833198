package dev.negbench.harness.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.negbench.harness.linalg.VectorApi;
import dev.negbench.strategies.negativeprompts.PointKernels;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimdPointKernelsTest {
    private static final int POINTS = 40;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

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
    void theyAllocateNothingOnceCompiled() {
        PointKernels simd = simd();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this virtual machine does not count allocated bytes");
        int dimension = 36;
        float[] points = new float[POINTS * dimension];
        int[] rows = IntStream.range(0, POINTS).toArray();
        double[] x = new double[dimension];
        double[] weights = new double[POINTS];
        double[] products = new double[POINTS];
        long self = Thread.currentThread().getId();
        // Vectors are objects until the compiler is done, which on a busy machine takes its time.
        long least = Long.MAX_VALUE;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (least > 0 && System.nanoTime() < deadline) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int round = 0; round < 1000; round++) {
                simd.products(x, points, rows, 0, POINTS, products);
                simd.addWeighted(points, rows, weights, POINTS - 1, x);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, least, "bytes allocated by 1,000 passes");
    }

    @Test
    void theyRunWhereTheyFit() {
        assertSame(simd().getClass(), PointMath.KERNELS.getClass());
    }
}
