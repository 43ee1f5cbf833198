package dev.negbench.harness.reduction;

import dev.negbench.harness.linalg.VectorMath;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Principal components of vectors, by EJML's eigendecomposition of their covariance. Fitted on one set, usually the
 * documents, and applied to any with the same mean. A component's sign is fixed: its element of largest absolute value
 * is positive. Uses no randomness. Immutable and safe to share between threads.
 */
public final class PrincipalComponents {
    private static final int BLOCK = 2048;

    private final int dimension;
    private final float[] mean;
    private final float[] components;
    private final double[] variances;

    private PrincipalComponents(int dimension, float[] mean, float[] components, double[] variances) {
        this.dimension = dimension;
        this.mean = mean;
        this.components = components;
        this.variances = variances;
    }

    /**
     * Finds all components. Costs {@code count * dimension²} multiply-adds in single precision, summed in double
     * precision, and about {@code 10 * dimension³} in double precision.
     *
     * @param vectors row-major
     * @param count number of vectors, at least 2
     * @param dimension the length of a vector
     * @param centred whether the mean is subtracted; without it, cosines of vectors that are only rotated stay as they
     *     are
     * @throws IllegalArgumentException if there are too few vectors, or an element is NaN or infinite
     */
    public static PrincipalComponents fit(float[] vectors, int count, int dimension, boolean centred) {
        if (count < 2 || dimension < 1 || (long) count * dimension > vectors.length) {
            throw new IllegalArgumentException(count + " vectors of dimension " + dimension + " in " + vectors.length
                    + " floats: needs at least 2 vectors, dimension >= 1 and enough floats");
        }
        float[] mean = centred ? mean(vectors, count, dimension) : new float[dimension];
        DMatrixRMaj covariance = covariance(vectors, count, dimension, mean, centred ? count - 1 : count);
        for (double value : covariance.data) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the vectors have elements that are NaN or infinite");
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> decomposition =
                DecompositionFactory_DDRM.eig(dimension, true, true);
        if (!decomposition.decompose(covariance)) {
            throw new IllegalStateException("EJML found no eigenvectors of a covariance of dimension " + dimension);
        }
        int[] order = IntStream.range(0, dimension)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -decomposition.getEigenvalue(i).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] components = new float[dimension * dimension];
        double[] variances = new double[dimension];
        for (int c = 0; c < dimension; c++) {
            // Rounding may leave a variance of nothing slightly negative.
            variances[c] = Math.max(0, decomposition.getEigenvalue(order[c]).getReal());
            copySigned(decomposition.getEigenVector(order[c]).data, components, c * dimension);
        }
        return new PrincipalComponents(dimension, mean, components, variances);
    }

    private static float[] mean(float[] vectors, int count, int dimension) {
        double[] sums = new double[dimension];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < dimension; i++) {
                sums[i] += vectors[row * dimension + i];
            }
        }
        float[] mean = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            mean[i] = (float) (sums[i] / count);
        }
        return mean;
    }

    private static DMatrixRMaj covariance(float[] vectors, int count, int dimension, float[] mean, int divisor) {
        double[] sums = new double[Math.multiplyExact(dimension, dimension)];
        float[] product = new float[sums.length];
        float[] turned = new float[Math.multiplyExact(dimension, Math.min(BLOCK, count))];
        for (int from = 0; from < count; from += BLOCK) {
            int rows = Math.min(BLOCK, count - from);
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < dimension; i++) {
                    turned[i * rows + row] = vectors[(from + row) * dimension + i] - mean[i];
                }
            }
            VectorMath.multiplyTransposed(turned, dimension, turned, dimension, rows, product);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += product[i];
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= divisor;
        }
        return DMatrixRMaj.wrap(dimension, dimension, sums);
    }

    private static void copySigned(double[] vector, float[] out, int at) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            largest = Math.abs(vector[i]) > Math.abs(vector[largest]) ? i : largest;
        }
        double sign = vector[largest] < 0 ? -1 : 1;
        for (int i = 0; i < vector.length; i++) {
            out[at + i] = (float) (sign * vector[i]);
        }
    }

    /** Returns the length of a vector, which is also the number of components. */
    public int dimension() {
        return dimension;
    }

    /** Returns the variance along each component, largest first; around zero instead of the mean if not centred. */
    public double[] variances() {
        return variances.clone();
    }

    /**
     * Returns the smallest number of components that keep a share of the variance.
     *
     * @param share in (0, 1]
     * @throws IllegalArgumentException if the share is outside
     */
    public int componentsFor(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of the variance must be in (0, 1], was " + share);
        }
        double total = Arrays.stream(variances).sum();
        double kept = 0;
        for (int c = 0; c < dimension; c++) {
            kept += variances[c];
            if (kept >= share * total) {
                return c + 1;
            }
        }
        return dimension;
    }

    /**
     * Projects vectors onto the first components, the mean subtracted.
     *
     * @param vectors row-major
     * @param count number of vectors
     * @param kept number of components, 1 to {@link #dimension()}
     * @return {@code count} rows of {@code kept} coordinates, row-major
     * @throws IllegalArgumentException if a number is out of range
     */
    public float[] project(float[] vectors, int count, int kept) {
        if (kept < 1 || kept > dimension || count < 0 || (long) count * dimension > vectors.length) {
            throw new IllegalArgumentException(count + " vectors in " + vectors.length + " floats onto " + kept
                    + " components: of both there must be enough, of dimension " + dimension);
        }
        float[] projected = new float[Math.multiplyExact(count, kept)];
        float[] block = new float[Math.min(BLOCK, count) * dimension];
        for (int from = 0; from < count; from += BLOCK) {
            int rows = Math.min(BLOCK, count - from);
            for (int k = 0; k < rows * dimension; k++) {
                block[k] = vectors[from * dimension + k] - mean[k % dimension];
            }
            VectorMath.multiplyTransposed(
                    block, 0, rows, components, 0, kept, dimension, projected, from * kept);
        }
        return projected;
    }
}
