package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;

/** A score matrix turned round: for each item, the rows that meet it, in row order, with their gradients. */
final class ItemEntries {
    private int[] starts = new int[512];
    private int[] entries = new int[4096];
    private int[] rowOf = new int[4096];
    private float[] gradients = new float[4096];

    /**
     * Indexes a matrix.
     *
     * @throws IllegalArgumentException if an entry's item is not in [0, itemCount)
     */
    void index(ScoreRows rows, int itemCount) {
        int total = rows.entries();
        if (itemCount + 1 > starts.length) {
            starts = new int[itemCount * 2];
        }
        if (total > entries.length) {
            entries = new int[total * 2];
            rowOf = new int[total * 2];
            gradients = new float[total * 2];
        }
        Arrays.fill(starts, 0, itemCount + 1, 0);
        int[] items = rows.items();
        for (int e = 0; e < total; e++) {
            int item = items[e];
            if (item < 0 || item >= itemCount) {
                throw new IllegalArgumentException("entry " + e + " refers to item " + item + " of a batch with "
                        + itemCount + " items");
            }
            starts[item]++;
        }
        int end = 0;
        for (int item = 0; item < itemCount; item++) {
            end += starts[item];
            starts[item] = end;
        }
        starts[itemCount] = end;
        for (int row = rows.rows() - 1; row >= 0; row--) {
            for (int e = rows.start(row + 1) - 1; e >= rows.start(row); e--) {
                int at = --starts[items[e]];
                entries[at] = e;
                rowOf[at] = row;
            }
        }
    }

    /** Reads the gradients of the indexed matrix. */
    void readGradients(ScoreRows rows) {
        float[] source = rows.gradients();
        for (int at = 0; at < rows.entries(); at++) {
            gradients[at] = source[entries[at]];
        }
    }

    /** Returns the place of an item's first entry; {@code start(itemCount)} is the number of entries. */
    int start(int item) {
        return starts[item];
    }

    int[] rows() {
        return rowOf;
    }

    float[] gradients() {
        return gradients;
    }
}
