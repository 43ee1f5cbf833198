package dev.negbench.harness.search;

import dev.negbench.harness.linalg.PackedMatrix;
import java.util.Arrays;

/**
 * The best documents seen so far, for each query of a batch. Candidates better than the threshold collect in a buffer;
 * when it is full, selection keeps the best {@code k} and raises the threshold to the worst of them. That costs a
 * constant a candidate, where a heap costs log k.
 */
final class BestOfBatch {
    /** Room for candidates beyond k: at least this many, so that a small k does not select all the time. */
    private static final int LEAST_SLACK = 256;

    private final int k;
    private final int capacity;
    private final long[] keys;
    private final int[] sizes;
    private final float[] thresholds;

    /**
     * Returns an empty one.
     *
     * @param rows the number of queries
     * @param k documents to keep for each, at least 1
     * @param documents an upper bound of the documents that will be offered to a query
     */
    static BestOfBatch of(int rows, int k, int documents) {
        return new BestOfBatch(rows, k, capacity(k, documents));
    }

    /** Returns the bytes that one row takes. */
    static long bytesPerRow(int k, int documents) {
        return (long) capacity(k, documents) * Long.BYTES;
    }

    /** More than k, unless there are no more documents than k: then the buffer cannot overflow. */
    private static int capacity(int k, int documents) {
        return (int) Math.max(k, Math.min(documents, (long) k + Math.max(k, LEAST_SLACK)));
    }

    private BestOfBatch(int rows, int k, int capacity) {
        this.k = k;
        this.capacity = capacity;
        this.keys = new long[Math.multiplyExact(rows, capacity)];
        this.sizes = new int[rows];
        this.thresholds = new float[rows];
        clear();
    }

    void clear() {
        Arrays.fill(sizes, 0);
        Arrays.fill(thresholds, Float.NEGATIVE_INFINITY);
    }

    /**
     * Offers a tile of scores: for each row, {@code lanes} documents with consecutive ids, all larger than those
     * offered before. So of equal scores at a threshold the earlier ones stay.
     */
    void offer(float[] tile, int rows, int lanes, int firstId) {
        for (int row = nextRow(tile, 0, rows); row < rows; row = nextRow(tile, row + 1, rows)) {
            for (int lane = 0; lane < lanes; lane++) {
                float score = tile[row * PackedMatrix.PANEL + lane];
                if (score > thresholds[row]) {
                    add(row, RankKey.of(score, firstId + lane));
                }
            }
        }
    }

    /** Offers one row {@code count} documents with consecutive ids, all larger than those offered before. */
    void offer(int row, float[] scores, int count, int firstId) {
        for (int i = 0; i < count; i++) {
            if (scores[i] > thresholds[row]) {
                add(row, RankKey.of(scores[i], firstId + i));
            }
        }
    }

    private int nextRow(float[] tile, int row, int rows) {
        return PackedMatrix.nextRowAbove(tile, row, rows, thresholds);
    }

    /** Takes over the best of another, whose ids may be any but the ones seen here. */
    void absorb(BestOfBatch other) {
        for (int row = 0; row < sizes.length; row++) {
            other.keepBest(row);
            int start = row * other.capacity;
            for (int i = start; i < start + other.sizes[row]; i++) {
                add(row, other.keys[i]);
            }
        }
    }

    private void add(int row, long key) {
        if (sizes[row] == capacity) {
            keepBest(row);
        }
        keys[row * capacity + sizes[row]++] = key;
    }

    private void keepBest(int row) {
        if (sizes[row] >= k) {
            int start = row * capacity;
            Selection.largestFirst(keys, start, start + sizes[row], k);
            sizes[row] = k;
            thresholds[row] = RankKey.score(keys[start + k - 1]);
        }
    }

    /** Appends the documents of the ranks {@code from} to {@code k} to a row of the result. */
    void drain(int row, int from, TopK out, int outRow) {
        keepBest(row);
        int start = row * capacity;
        int end = start + sizes[row];
        Selection.sortDescending(keys, start, end);
        for (int i = start + from; i < end; i++) {
            out.append(outRow, RankKey.id(keys[i]), RankKey.score(keys[i]));
        }
    }
}
