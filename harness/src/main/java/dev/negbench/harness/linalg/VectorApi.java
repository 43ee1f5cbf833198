package dev.negbench.harness.linalg;

import java.util.Random;

/**
 * Which kernels run: those of the Vector API where the module {@code jdk.incubator.vector} is there and passes a
 * self-test, plain Java otherwise. The choice is made once and never fails: an unknown Java version that lacks the
 * module, or has it under another name, is served by plain Java.
 */
public final class VectorApi {
    /** System property: {@code off} forces plain Java, {@code 128} or {@code 256} the register width in bits. */
    public static final String PROPERTY = "negbench.simd";

    private static final int SELF_TEST_LENGTH = 37;

    private static final Kernels KERNELS;
    private static final String WHY_SCALAR;

    static {
        Kernels scalar = new ScalarKernels();
        Kernels chosen = scalar;
        String why = refusal();
        if (why.isEmpty()) {
            try {
                chosen = new VectorKernels();
                why = disagreement(scalar, chosen);
            } catch (LinkageError | RuntimeException unusable) {
                why = "the Vector API of Java " + Runtime.version() + " is not usable (" + unusable + ")";
            }
        }
        WHY_SCALAR = why;
        KERNELS = why.isEmpty() ? chosen : scalar;
    }

    private VectorApi() {
    }

    /** Tells whether the Vector API is in use. */
    public static boolean available() {
        return WHY_SCALAR.isEmpty();
    }

    /** Returns the width of the registers in use in bits: 256, 128, or 0 for plain Java. */
    public static int bits() {
        return available() ? VectorKernels.BITS : 0;
    }

    /** Returns what runs and, for plain Java, why and what would change it. */
    public static String description() {
        return available() ? "Vector API, " + bits() + " bits" : "plain Java: " + WHY_SCALAR;
    }

    static Kernels kernels() {
        return KERNELS;
    }

    private static String refusal() {
        if ("off".equals(System.getProperty(PROPERTY))) {
            return "switched off by -D" + PROPERTY + "=off";
        }
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return "start Java with --add-modules jdk.incubator.vector";
        }
        return FusedMultiplyAdd.IN_HARDWARE ? "" : "this processor or JVM has no fused multiply-add";
    }

    private static String disagreement(Kernels scalar, Kernels vector) {
        Random random = new Random(1);
        float[] a = new float[SELF_TEST_LENGTH];
        float[] b = new float[SELF_TEST_LENGTH];
        for (int i = 0; i < SELF_TEST_LENGTH; i++) {
            a[i] = random.nextFloat() - 0.5f;
            b[i] = random.nextFloat() - 0.5f;
        }
        float expected = scalar.dot(a, 0, b, 0, SELF_TEST_LENGTH);
        float got = vector.dot(a, 0, b, 0, SELF_TEST_LENGTH);
        return expected == got ? "" : "the Vector API failed its self-test: " + got + " instead of " + expected;
    }
}
