package dev.negbench.harness.jfaiss;

import java.util.Objects;

/**
 * Scores and labels of a batched search in native memory, {@code 12 * width} bytes a query. Reusable; not for several
 * searches at a time.
 */
public final class ResultBlock extends NativeResource {
    private final int rows;
    private final int width;

    private ResultBlock(int rows, int width, long address) {
        super("result block", address, FaissNative::release);
        this.rows = rows;
        this.width = width;
    }

    /**
     * Allocates room for {@code width} results of each of {@code rows} queries.
     *
     * @throws IllegalArgumentException if a number is less than 1 or their product exceeds an array
     * @throws FaissOutOfMemoryException if there is not enough native memory
     * @throws FaissUnavailableException if FAISS cannot be used here
     */
    public static ResultBlock allocate(int rows, int width) {
        if (rows < 1 || width < 1 || (long) rows * width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(rows + " queries with " + width
                + " results each: both must be at least 1, and their product at most " + Integer.MAX_VALUE);
        }
        NativeLibrary.load();
        long bytes = (long) rows * width * (Long.BYTES + Float.BYTES);
        return new ResultBlock(rows, width, FaissException.checkAddress(FaissNative.allocate(bytes)));
    }

    /** Returns the number of queries it has room for. */
    public int rows() {
        return rows;
    }

    /** Returns the results a query. */
    public int width() {
        return width;
    }

    /**
     * Copies the labels of the first {@code count} rows, row-major, best first; -1 where a search found fewer.
     */
    public void readLabels(int count, long[] target) {
        Objects.checkFromIndexSize(0, count, rows);
        Objects.checkFromIndexSize(0, count * width, target.length);
        long stamp = lockShared();
        try {
            FaissNative.readLongs(labels(), target, 0, count * width);
        } finally {
            unlock(stamp);
        }
    }

    /** Copies the scores of the first {@code count} rows, row-major. */
    public void readScores(int count, float[] target) {
        Objects.checkFromIndexSize(0, count, rows);
        Objects.checkFromIndexSize(0, count * width, target.length);
        long stamp = lockShared();
        try {
            FaissNative.readFloats(scores(), target, 0, count * width);
        } finally {
            unlock(stamp);
        }
    }

    /** Returns the address of the labels, which come first to be aligned; the caller holds a lock. */
    long labels() {
        return address();
    }

    /** Returns the address of the scores; the caller holds a lock. */
    long scores() {
        return address() + (long) rows * width * Long.BYTES;
    }
}
