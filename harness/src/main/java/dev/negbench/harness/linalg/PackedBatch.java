package dev.negbench.harness.linalg;

import java.util.Objects;

/** The left rows of a matrix product, packed for its kernel. Reusable and not thread-safe. */
public final class PackedBatch {
    private final int dimension;
    private float[] packed = {};
    private int rows;

    private PackedBatch(int dimension) {
        this.dimension = dimension;
    }

    /**
     * Returns an empty batch for rows of {@code dimension} elements.
     *
     * @throws IllegalArgumentException if the dimension is less than 1
     */
    public static PackedBatch ofDimension(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension " + dimension + ": must be at least 1");
        }
        return new PackedBatch(dimension);
    }

    /**
     * Replaces the content. Allocates only when the batch grows beyond any before.
     *
     * @param source row-major values
     * @param offset index of the first row's first element
     * @param count the number of rows, at least 0
     */
    public void pack(float[] source, int offset, int count) {
        Objects.checkFromIndexSize(offset, Math.multiplyExact(count, dimension), source.length);
        int groups = (count + Panels.GROUP - 1) / Panels.GROUP;
        int needed = Math.multiplyExact(groups * Panels.GROUP, dimension);
        if (packed.length < needed) {
            packed = new float[needed];
        }
        Panels.packGroups(source, offset, count, dimension, packed);
        rows = count;
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the elements in a row. */
    public int dimension() {
        return dimension;
    }

    /** Returns the floats that {@link PackedMatrix#multiply} writes for this batch. */
    public int tileLength() {
        return groups() * Panels.GROUP * Panels.PANEL;
    }

    int groups() {
        return (rows + Panels.GROUP - 1) / Panels.GROUP;
    }

    float[] packed() {
        return packed;
    }
}
