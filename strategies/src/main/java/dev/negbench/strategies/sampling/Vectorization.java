package dev.negbench.strategies.sampling;

import java.lang.reflect.Constructor;
import java.util.Arrays;

/**
 * Chooses once a JVM between the plain and the Vector API version of the loops over a pool. Their results are equal bit
 * by bit; only time differs.
 *
 * <p>The Vector API is used where its module is present ({@code --add-modules jdk.incubator.vector}), the processor has
 * 256-bit vectors, and {@code -Dnegbench.simd=off} is not set. Whatever goes wrong on an unknown Java version leads to
 * plain Java, never to a failure.
 */
public final class Vectorization {
    /** The system property that forces plain Java with the value {@code off}. */
    public static final String PROPERTY = "negbench.simd";

    private static final String VECTOR_LOOPS = "dev.negbench.strategies.sampling.VectorWeightLoops";

    /** The loops in use. */
    static final WeightLoops LOOPS;

    private static final String REASON;

    static {
        WeightLoops loops = new ScalarWeightLoops();
        String reason = "";
        if ("off".equals(System.getProperty(PROPERTY))) {
            reason = " (" + PROPERTY + "=off)";
        } else if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            reason = " (start Java with --add-modules jdk.incubator.vector for vector instructions)";
        } else {
            try {
                Constructor<?> constructor = Class.forName(VECTOR_LOOPS).getDeclaredConstructor();
                WeightLoops vector = (WeightLoops) constructor.newInstance();
                if (agrees(vector)) {
                    loops = vector;
                } else {
                    reason = " (this Java's Vector API gives other results)";
                }
            } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
                reason = " (the Vector API of this Java failed: " + e + ")";
            }
        }
        LOOPS = loops;
        REASON = reason;
    }

    private Vectorization() {}

    /** Compares with plain Java on a few numbers: a fault of the virtual machine must not reach the results. */
    private static boolean agrees(WeightLoops vector) {
        WeightLoops plain = new ScalarWeightLoops();
        int size = 48;
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = (size / 2 - i) * 1.37f;
        }
        for (ScoreKernel kernel : ScoreKernel.values()) {
            double[] expected = new double[2 * size + 2];
            double[] actual = new double[2 * size + 2];
            run(plain, kernel, scores, expected);
            run(vector, kernel, scores, actual);
            if (!Arrays.equals(expected, actual)) {
                return false;
            }
        }
        return true;
    }

    private static void run(WeightLoops loops, ScoreKernel kernel, float[] scores, double[] x) {
        int size = scores.length;
        loops.exponents(kernel, 0.83, 2.9, scores, size, x);
        loops.exponentials(x, size, -0.05, size);
        x[2 * size] = loops.deviations(scores, 1, size, 0.7);
        x[2 * size + 1] = loops.squares(scores, 1, size, 0.7);
    }

    /** Returns what is used and, where that is plain Java, why. */
    public static String describe() {
        return LOOPS + REASON;
    }
}
