package dev.negbench.harness.jfaiss;

import java.util.Objects;

/**
 * Vectors in native memory, {@code 4 * dimension} bytes each, of any total size. Fill it, hand it to an {@link Index};
 * reusable. A block may be read by several threads, but must not be written meanwhile.
 */
public final class VectorBlock extends NativeResource {
    private final int rows;
    private final int dimension;

    private VectorBlock(int rows, int dimension, long address) {
        super("vector block", address, FaissNative::release);
        this.rows = rows;
        this.dimension = dimension;
    }

    /**
     * Allocates a block. Its content is undefined.
     *
     * @throws IllegalArgumentException if {@code rows} is negative or {@code dimension} less than 1
     * @throws FaissOutOfMemoryException if there is not enough native memory
     * @throws FaissUnavailableException if FAISS cannot be used here
     */
    public static VectorBlock allocate(int rows, int dimension) {
        if (rows < 0 || dimension < 1) {
            throw new IllegalArgumentException(
                rows + " rows of dimension " + dimension + ": needs rows >= 0 and dimension >= 1");
        }
        NativeLibrary.load();
        long bytes = Math.max(1, (long) rows * dimension * Float.BYTES);
        return new VectorBlock(rows, dimension, FaissException.checkAddress(FaissNative.allocate(bytes)));
    }

    /** Allocates a block and fills it from a row-major array. */
    public static VectorBlock copyOf(float[] source, int offset, int rows, int dimension) {
        VectorBlock block = allocate(rows, dimension);
        try {
            block.write(0, source, offset, rows);
            return block;
        } catch (RuntimeException e) {
            block.close();
            throw e;
        }
    }

    /** Copies {@code count} rows from a row-major array into the block, from row {@code first} on. */
    public void write(int first, float[] source, int offset, int count) {
        Objects.checkFromIndexSize(first, count, rows);
        int length = Math.multiplyExact(count, dimension);
        Objects.checkFromIndexSize(offset, length, source.length);
        long stamp = lockAlone();
        try {
            FaissNative.writeFloats(source, offset, length, addressOf(first));
        } finally {
            unlock(stamp);
        }
    }

    /** Copies {@code count} rows of the block, from row {@code first} on, into a row-major array. */
    public void read(int first, float[] target, int offset, int count) {
        Objects.checkFromIndexSize(first, count, rows);
        int length = Math.multiplyExact(count, dimension);
        Objects.checkFromIndexSize(offset, length, target.length);
        long stamp = lockShared();
        try {
            FaissNative.readFloats(addressOf(first), target, offset, length);
        } finally {
            unlock(stamp);
        }
    }

    /** Returns the number of vectors. */
    public int rows() {
        return rows;
    }

    /** Returns the elements in a vector. */
    public int dimension() {
        return dimension;
    }

    /** Returns the address of a row; the caller holds a lock. */
    long addressOf(int row) {
        return address() + (long) row * dimension * Float.BYTES;
    }
}
