package dev.negbench.harness.search;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a batched search found: for every query a row of document ids and their scores, best first. Reusable: a search
 * overwrites it and allocates only when it must grow. Not thread-safe.
 *
 * <p>The arrays are row-major with {@link #width()} slots a row, the smaller of what was asked for and what the index
 * has. Slots past a row's {@link #count} hold id -1 and score NaN.
 */
public final class TopK {
    private float[] scores = {};
    private int[] ids = {};
    private int[] counts = {};
    private int rows;
    private int width;

    /** Makes it ready for {@code rows} rows of up to {@code width} documents, all empty. */
    void reset(int rows, int width) {
        int slots;
        try {
            slots = Math.multiplyExact(rows, width);
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException(rows + " queries with " + width
                + " documents each exceed one result; search in smaller batches", overflow);
        }
        if (ids.length < slots) {
            ids = new int[slots];
            scores = new float[slots];
        }
        if (counts.length < rows) {
            counts = new int[rows];
        }
        Arrays.fill(ids, 0, slots, -1);
        Arrays.fill(scores, 0, slots, Float.NaN);
        Arrays.fill(counts, 0, rows, 0);
        this.rows = rows;
        this.width = width;
    }

    void append(int row, int id, float score) {
        int slot = row * width + counts[row]++;
        ids[slot] = id;
        scores[slot] = score;
    }

    /** Returns the number of queries. */
    public int rows() {
        return rows;
    }

    /** Returns the slots a row takes in {@link #ids()} and {@link #scores()}. */
    public int width() {
        return width;
    }

    /** Returns the number of documents found for a query, at most {@link #width()}. */
    public int count(int row) {
        return counts[Objects.checkIndex(row, rows)];
    }

    /** Returns the id of the document at a place of a query's row, 0 being the best. */
    public int id(int row, int place) {
        return ids[slot(row, place)];
    }

    /** Returns the inner product of that document with the query. */
    public float score(int row, int place) {
        return scores[slot(row, place)];
    }

    /** Returns the ids themselves, not a copy; row {@code r} starts at {@code r * width()}. */
    public int[] ids() {
        return ids;
    }

    /** Returns the scores themselves, not a copy; row {@code r} starts at {@code r * width()}. */
    public float[] scores() {
        return scores;
    }

    private int slot(int row, int place) {
        return row * width + Objects.checkIndex(place, count(row));
    }
}
