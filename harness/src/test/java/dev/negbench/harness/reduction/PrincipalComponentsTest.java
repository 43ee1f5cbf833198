package dev.negbench.harness.reduction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.harness.linalg.VectorMath;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalComponentsTest {
    /** Gaussian vectors with a falling spectrum around a mean that is not zero. */
    private static float[] vectors(long seed, int count, int dimension) {
        Random random = new Random(seed);
        float[] vectors = new float[count * dimension];
        for (int row = 0; row < count; row++) {
            double shared = random.nextGaussian();
            for (int i = 0; i < dimension; i++) {
                vectors[row * dimension + i] =
                        (float) (0.5 + shared * (i % 3) + random.nextGaussian() / (1 + i));
            }
        }
        return vectors;
    }

    private static RealMatrix matrix(float[] vectors, int count, int dimension) {
        double[][] rows = new double[count][dimension];
        for (int k = 0; k < count * dimension; k++) {
            rows[k / dimension][k % dimension] = vectors[k];
        }
        return MatrixUtils.createRealMatrix(rows);
    }

    /** Variances and coordinates, up to sign, as Commons Math's covariance and eigendecomposition give them. */
    @ParameterizedTest
    @CsvSource({"1, 60, 7, true", "2, 5000, 20, true", "3, 2100, 33, false", "4, 4, 9, true"})
    void agreesWithAnotherLibrary(long seed, int count, int dimension, boolean centred) {
        float[] vectors = vectors(seed, count, dimension);
        PrincipalComponents fitted = PrincipalComponents.fit(vectors, count, dimension, centred);
        RealMatrix rows = matrix(vectors, count, dimension);
        EigenDecomposition expected = new EigenDecomposition(
                centred
                        ? new Covariance(rows).getCovarianceMatrix()
                        : rows.transpose().multiply(rows).scalarMultiply(1.0 / count));
        double scale = expected.getRealEigenvalue(0);
        for (int c = 0; c < dimension; c++) {
            assertEquals(expected.getRealEigenvalue(c), fitted.variances()[c], 1e-6 * scale, "component " + c);
        }
        int kept = Math.min(3, count - 1);
        float[] projected = fitted.project(vectors, count, kept);
        double[] mean = new double[dimension];
        for (int i = 0; centred && i < dimension; i++) {
            mean[i] = Arrays.stream(rows.getColumn(i)).average().orElseThrow();
        }
        for (int c = 0; c < kept; c++) {
            double[] axis = expected.getEigenvector(c).toArray();
            for (int row = 0; row < Math.min(count, 50); row++) {
                double coordinate = 0;
                for (int i = 0; i < dimension; i++) {
                    coordinate += (rows.getEntry(row, i) - mean[i]) * axis[i];
                }
                assertEquals(
                        Math.abs(coordinate),
                        Math.abs(projected[row * kept + c]),
                        2e-4 * Math.sqrt(scale),
                        "component " + c + " of vector " + row + ", seed " + seed);
            }
        }
    }

    /** Points on a line through (1, 2) along (3, 4) / 5: one component has all the variance. */
    @Test
    void findsALine() {
        float[] vectors = {1 + 3, 2 + 4, 1 - 3, 2 - 4, 1 + 6, 2 + 8, 1 - 6, 2 - 8};
        PrincipalComponents fitted = PrincipalComponents.fit(vectors, 4, 2, true);
        assertArrayEquals(new double[] {250.0 / 3, 0}, fitted.variances(), 1e-5);
        assertEquals(1, fitted.componentsFor(0.999));
        assertArrayEquals(new float[] {5, -5, 10, -10}, fitted.project(vectors, 4, 1), 1e-5f);
    }

    @Test
    void keepsTheShareOfTheVariance() {
        // Variances 8, 4, 2 and 2 along the axes, without centring.
        float[] vectors = new float[8 * 4];
        float[] lengths = {8, 4, 2, 2};
        for (int i = 0; i < 4; i++) {
            vectors[2 * i * 4 + i] = (float) Math.sqrt(lengths[i] * 4);
            vectors[(2 * i + 1) * 4 + i] = -vectors[2 * i * 4 + i];
        }
        PrincipalComponents fitted = PrincipalComponents.fit(vectors, 8, 4, false);
        assertArrayEquals(new double[] {8, 4, 2, 2}, fitted.variances(), 1e-5);
        assertEquals(1, fitted.componentsFor(0.49));
        assertEquals(2, fitted.componentsFor(0.74));
        assertEquals(3, fitted.componentsFor(0.86));
        assertEquals(4, fitted.componentsFor(0.9));
        assertThrows(IllegalArgumentException.class, () -> fitted.componentsFor(0));
        assertThrows(IllegalArgumentException.class, () -> fitted.componentsFor(1.01));
    }

    @Test
    void keepingAllWithoutCentringOnlyRotates() {
        int dimension = 12;
        float[] vectors = vectors(5, 100, dimension);
        PrincipalComponents fitted = PrincipalComponents.fit(vectors, 100, dimension, false);
        float[] rotated = fitted.project(vectors, 100, dimension);
        for (int row = 1; row < 100; row++) {
            assertEquals(
                    VectorMath.dot(vectors, 0, vectors, row * dimension, dimension),
                    VectorMath.dot(rotated, 0, rotated, row * dimension, dimension),
                    1e-3);
        }
        assertArrayEquals(
                rotated, PrincipalComponents.fit(vectors, 100, dimension, false).project(vectors, 100, dimension));
    }

    @Test
    void refusesWhatItCannotFit() {
        assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.fit(new float[4], 1, 4, true));
        assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.fit(new float[4], 2, 4, true));
        assertThrows(
                IllegalArgumentException.class,
                () -> PrincipalComponents.fit(new float[] {1, 2, Float.NaN, 4}, 2, 2, true));
        PrincipalComponents fitted = PrincipalComponents.fit(new float[] {1, 2, 3, 4}, 2, 2, true);
        assertThrows(IllegalArgumentException.class, () -> fitted.project(new float[2], 1, 3));
        assertThrows(IllegalArgumentException.class, () -> fitted.project(new float[2], 2, 1));
    }

    @Test
    void concatenatesWithEqualWeight() {
        float[] all = ConcatenatedVectors.of(new float[][] {{30, 40, 0, 5}, {0.1f, 2}, {0, 0, 1, 0}}, 2);
        float third = (float) (1 / Math.sqrt(3));
        float half = (float) (1 / Math.sqrt(2));
        assertArrayEquals(
                new float[] {0.6f * half, 0.8f * half, half, 0, 0, 0, third, third, third, 0}, all, 1e-6f);
        assertThrows(IllegalArgumentException.class, () -> ConcatenatedVectors.of(new float[][] {{1, 2, 3}}, 2));
        assertThrows(IllegalArgumentException.class, () -> ConcatenatedVectors.of(new float[0][], 2));
    }
}
