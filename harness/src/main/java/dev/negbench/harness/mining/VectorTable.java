package dev.negbench.harness.mining;

import dev.negbench.harness.linalg.VectorMath;

/**
 * Vectors of a user's own, one a text.
 *
 * @param name the file they came from, for messages
 * @param values row-major, {@code rows * dimension} floats, all finite
 * @param rows number of vectors, at least 1
 * @param dimension length of a vector, at least 1
 * @param sha256 of the file, in hexadecimal
 */
public record VectorTable(String name, float[] values, int rows, int dimension, String sha256) {
    /**
     * Scales every vector to length 1, in place, so that inner products are cosines.
     *
     * @return how many have no direction, being zero: they stay as they are, at 0 from everything
     */
    public int normalise() {
        int zeros = 0;
        for (int row = 0; row < rows; row++) {
            zeros += VectorMath.normalise(values, row * dimension, dimension) == 0 ? 1 : 0;
        }
        return zeros;
    }
}
