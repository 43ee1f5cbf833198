package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Draws must not depend on the machine: the vector loops have to give the bits of the plain ones. */
class WeightLoopsTest {
    private static final int LARGEST = 257;

    private final WeightLoops plain = new ScalarWeightLoops();

    private static WeightLoops vector() {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                        "the Vector API module is not present");
        try {
            return new VectorWeightLoops();
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, e.getMessage());
            throw e;
        }
    }

    @ParameterizedTest
    @EnumSource(ScoreKernel.class)
    void exponentsHaveEqualBits(ScoreKernel kernel) {
        WeightLoops vector = vector();
        Random random = new Random(4);
        for (int size = 1; size <= LARGEST; size++) {
            float[] scores = new float[size];
            for (int i = 0; i < size; i++) {
                scores[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4));
            }
            scores[random.nextInt(size)] = 0;
            double steepness = Math.exp(random.nextGaussian() * 3);
            double wanted = random.nextGaussian();
            double[] expected = new double[size + 5];
            double[] actual = new double[size + 5];
            plain.exponents(kernel, steepness, wanted, scores, size, expected);
            vector.exponents(kernel, steepness, wanted, scores, size, actual);
            assertArrayEquals(bits(expected), bits(actual), "size " + size);
            for (int i = 0; i < size; i++) {
                assertEquals(
                        kernel.exponent(steepness, scores[i] - wanted), expected[i], "size " + size + ", place " + i);
            }
        }
    }

    @Test
    void exponentialsHaveEqualBits() {
        WeightLoops vector = vector();
        Random random = new Random(5);
        for (int size = 1; size <= LARGEST; size++) {
            double[] expected = new double[2 * size + 7];
            for (int i = 0; i < size; i++) {
                expected[i] = -random.nextDouble() * (random.nextInt(4) == 0 ? 900 : 5);
            }
            expected[random.nextInt(size)] = Double.NEGATIVE_INFINITY;
            expected[random.nextInt(size)] = -708.0;
            expected[random.nextInt(size)] = -0.0;
            double[] actual = expected.clone();
            plain.exponentials(expected, size, 0, size);
            vector.exponentials(actual, size, 0, size);
            assertArrayEquals(bits(expected), bits(actual), "size " + size);
        }
    }

    @Test
    void sumsHaveEqualBits() {
        WeightLoops vector = vector();
        Random random = new Random(6);
        for (int size = 1; size <= LARGEST; size++) {
            float[] values = new float[size + 3];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * 30 + 5);
            }
            double sum = plain.deviations(values, 3, size + 3, 1.5);
            double squares = plain.squares(values, 3, size + 3, 1.5);
            assertEquals(sum, vector.deviations(values, 3, size + 3, 1.5), "size " + size);
            assertEquals(squares, vector.squares(values, 3, size + 3, 1.5), "size " + size);
            double expected = 0;
            double expectedSquares = 0;
            for (int i = 3; i < size + 3; i++) {
                expected += values[i] - 1.5;
                expectedSquares += (values[i] - 1.5) * (values[i] - 1.5);
            }
            assertEquals(expected, sum, 1e-9 * size);
            assertEquals(expectedSquares, squares, 1e-9 * size);
        }
    }

    @Test
    void theChoiceIsDescribed() {
        String description = Vectorization.describe();
        assertTrue(description.startsWith("scalar") || description.startsWith("Vector API"), description);
    }

    private static long[] bits(double[] values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Double.doubleToRawLongBits(values[i]);
        }
        return bits;
    }
}
