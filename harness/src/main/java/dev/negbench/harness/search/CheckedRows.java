package dev.negbench.harness.search;

import dev.negbench.harness.linalg.VectorMath;

/**
 * The conditions under which inner products are finite whatever the order of addition: no NaN, no infinity, and no
 * vector so long that a product of two lengths overflows.
 */
final class CheckedRows {
    /** By Cauchy and Schwarz no partial sum of products of two such vectors exceeds it either. */
    static final float LARGEST_SQUARED_NORM = 1e38f;

    private CheckedRows() {
    }

    /**
     * Checks the first {@code count} rows.
     *
     * @param name what a row is, for messages
     * @return the largest squared norm of a row
     * @throws IllegalArgumentException naming the row and the remedy
     */
    static float largestSquaredNorm(float[] values, int count, int dimension, String name) {
        if (count < 0 || (long) count * dimension > values.length) {
            throw new IllegalArgumentException(count + " rows of " + name + " vectors with " + dimension
                + " elements each: must not be negative, and the array holds " + values.length + " floats");
        }
        float largest = 0;
        for (int row = 0; row < count; row++) {
            float norm = VectorMath.squaredNorm(values, row * dimension, dimension);
            if (!(norm <= LARGEST_SQUARED_NORM)) {
                throw new IllegalArgumentException(complaint(values, row, dimension, name));
            }
            largest = Math.max(largest, norm);
        }
        return largest;
    }

    private static String complaint(float[] values, int row, int dimension, String name) {
        for (int i = 0; i < dimension; i++) {
            float value = values[row * dimension + i];
            if (!Float.isFinite(value)) {
                return name + " row " + row + " has " + value + " at element " + i
                    + "; repair the encoder, or leave the row out";
            }
        }
        return name + " row " + row + " is longer than 1e19, so that scores may overflow; normalise the vectors";
    }
}
