package dev.negbench.datasets.taxonomy;

import java.util.Arrays;

/**
 * Rows of ints in one array.
 *
 * @param starts where each row starts, one more than there are rows
 * @param values the values, ascending within a row
 */
record IntRows(int[] starts, int[] values) {
    /**
     * Groups pairs by their row.
     *
     * @param rows number of rows
     * @param row each pair's row
     * @param value each pair's value; a pair given twice counts once
     */
    static IntRows of(int rows, int[] row, int[] value) {
        int[] starts = new int[rows + 1];
        for (int r : row) {
            starts[r + 1]++;
        }
        for (int r = 0; r < rows; r++) {
            starts[r + 1] += starts[r];
        }
        int[] next = Arrays.copyOf(starts, rows);
        int[] values = new int[value.length];
        for (int i = 0; i < value.length; i++) {
            values[next[row[i]]++] = value[i];
        }
        int size = 0;
        for (int r = 0; r < rows; r++) {
            int from = starts[r];
            int to = starts[r + 1];
            Arrays.sort(values, from, to);
            starts[r] = size;
            for (int i = from; i < to; i++) {
                if (i == from || values[i] != values[i - 1]) {
                    values[size++] = values[i];
                }
            }
        }
        starts[rows] = size;
        return new IntRows(starts, Arrays.copyOf(values, size));
    }

    /** Returns a copy of a row. */
    int[] row(int row) {
        return Arrays.copyOfRange(values, starts[row], starts[row + 1]);
    }

    /** Returns the length of a row. */
    int length(int row) {
        return starts[row + 1] - starts[row];
    }
}
