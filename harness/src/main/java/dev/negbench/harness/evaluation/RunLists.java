package dev.negbench.harness.evaluation;

import java.util.Arrays;
import java.util.Objects;

/**
 * The ranked lists of many queries in shared arrays, best rank first: list {@code i} holds the documents of query
 * {@code query(i)} at {@code start(i) … start(i) + length(i) - 1}. The arrays are not copied; do not write to them.
 */
public final class RunLists {
    private final int[] queries;
    private final int[] starts;
    private final int[] lengths;
    private final int[] documents;
    private final float[] scores;

    private RunLists(int[] queries, int[] starts, int[] lengths, int[] documents, float[] scores) {
        this.queries = queries;
        this.starts = starts;
        this.lengths = lengths;
        this.documents = documents;
        this.scores = scores;
    }

    /**
     * Wraps a result block of fixed depth, row-major.
     *
     * @param queries query ordinal of each row
     * @param depth ranks a row
     * @param lengths ranks filled in each row, 0 to {@code depth}
     * @param documents document ordinals, at least rows × depth
     * @param scores scores, parallel to {@code documents}
     * @return the lists, over the same arrays
     */
    public static RunLists rows(int[] queries, int depth, int[] lengths, int[] documents, float[] scores) {
        if (depth < 0 || Math.multiplyExact(queries.length, depth) > documents.length) {
            throw new IllegalArgumentException(queries.length + " rows of depth " + depth + " do not fit into "
                    + documents.length + " documents");
        }
        for (int row = 0; row < Math.min(queries.length, lengths.length); row++) {
            if (lengths[row] > depth) {
                throw new IllegalArgumentException("row " + row + " has " + lengths[row] + " ranks at depth " + depth);
            }
        }
        int[] starts = new int[queries.length];
        Arrays.setAll(starts, row -> row * depth);
        return of(queries, starts, lengths, documents, scores);
    }

    /**
     * Wraps lists that lie anywhere in their arrays.
     *
     * @param queries query ordinal of each list
     * @param starts index of each list's first rank
     * @param lengths ranks of each list, possibly 0
     * @param documents document ordinals
     * @param scores scores, parallel to {@code documents}
     * @return the lists, over the same arrays
     */
    public static RunLists of(int[] queries, int[] starts, int[] lengths, int[] documents, float[] scores) {
        if (starts.length != queries.length || lengths.length != queries.length) {
            throw new IllegalArgumentException(queries.length + " queries have " + starts.length + " starts and "
                    + lengths.length + " lengths");
        }
        if (scores.length != documents.length) {
            throw new IllegalArgumentException(documents.length + " documents have " + scores.length + " scores");
        }
        for (int i = 0; i < queries.length; i++) {
            Objects.checkFromIndexSize(starts[i], lengths[i], documents.length);
        }
        return new RunLists(queries, starts, lengths, documents, scores);
    }

    /** Returns the number of lists. */
    public int size() {
        return queries.length;
    }

    /** Returns the query ordinal of list {@code list}. */
    public int query(int list) {
        return queries[list];
    }

    /** Returns the index of the first rank of list {@code list}. */
    public int start(int list) {
        return starts[list];
    }

    /** Returns the number of ranks of list {@code list}. */
    public int length(int list) {
        return lengths[list];
    }

    /** Returns the document ordinals of all lists. Shared: do not write to it. */
    public int[] documents() {
        return documents;
    }

    /** Returns the scores, parallel to {@link #documents}. Shared: do not write to it. */
    public float[] scores() {
        return scores;
    }
}
