package dev.negbench.harness.encoder;

import dev.negbench.harness.linalg.VectorMath;

/**
 * A linear map beside the identity: {@code v' = normalise(v + W v)}. W starts at zero, so that the vectors start as
 * they are.
 */
final class ResidualHead {
    private final int dimension;
    private final float[] rows;

    ResidualHead(int dimension) {
        this.dimension = dimension;
        rows = new float[Math.multiplyExact(dimension, dimension)];
    }

    /** Returns W, row-major, live. */
    float[] rows() {
        return rows;
    }

    /**
     * Computes {@code v + W v} of some vectors. Costs {@code dimension * dimension} multiply-adds a vector.
     *
     * @param vectors row-major, from {@code at} on
     * @param out receives the sums, row-major, from {@code outAt} on
     */
    void apply(float[] vectors, int at, int count, float[] out, int outAt) {
        VectorMath.multiplyTransposed(vectors, at, count, rows, 0, dimension, dimension, out, outAt);
        VectorMath.addScaled(1, vectors, at, out, outAt, count * dimension);
    }
}
