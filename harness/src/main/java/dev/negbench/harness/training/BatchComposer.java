package dev.negbench.harness.training;

import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;

/**
 * Turns examples and their drawn negatives into the rows that the loss compares. A text that occurs several times in a
 * batch is one item; a labelled positive of a row is never among its negatives unless the recipe wants it so, and no
 * text is twice in a row. Reused from batch to batch without allocation; one thread owns it.
 */
public final class BatchComposer {
    private final BatchMode mode;
    private final boolean sharesDrawn;
    private final boolean everyPositive;
    private final boolean comparesPositives;
    private final ScoreRows rows = new ScoreRows();
    private int[] itemIds = new int[256];
    private int[] lastRow = new int[256];
    private int[] positiveItems = {};
    private int items;
    private int[] tableKeys = new int[1024];
    private int[] tableItems = new int[1024];

    /**
     * @param mode which texts a row is compared with
     * @param sharesDrawn whether a row also meets what was drawn for the others
     * @param everyPositive whether a row holds every labelled positive after the chosen one
     * @param comparesPositives whether labelled positives that come with other rows are negatives
     */
    public BatchComposer(BatchMode mode, boolean sharesDrawn, boolean everyPositive, boolean comparesPositives) {
        this.mode = mode;
        this.sharesDrawn = sharesDrawn;
        this.everyPositive = everyPositive;
        this.comparesPositives = comparesPositives;
    }

    /**
     * Composes a batch.
     *
     * @param count number of examples
     * @param positives the chosen positive of each example
     * @param labelled all labelled positives of each example, ascending
     * @param drawn negatives of each example
     * @param drawnCounts how many of them are filled
     */
    public void compose(int count, int[] positives, int[][] labelled, int[][] drawn, int[] drawnCounts) {
        Arrays.fill(tableItems, -1);
        items = 0;
        rows.clear();
        for (int row = 0; row < count; row++) {
            rows.openRow();
            int own = item(positives[row]);
            lastRow[own] = row;
            rows.append(own, ScoreRows.POSITIVE);
            for (int p = 0; everyPositive && p < labelled[row].length; p++) {
                if (labelled[row][p] != positives[row]) {
                    int item = item(labelled[row][p]);
                    lastRow[item] = row;
                    rows.append(item, ScoreRows.POSITIVE);
                }
            }
            if (mode.usesDrawn()) {
                appendAll(row, labelled[row], drawn[row], drawnCounts[row], ScoreRows.DRAWN);
            }
            if (mode.usesInBatch()) {
                if (row == 0) {
                    findItems(positives, count);
                }
                for (int other = 0; other < count; other++) {
                    append(row, labelled[row], positives[other], positiveItems[other], ScoreRows.IN_BATCH);
                }
            }
            if (sharesDrawn && mode.usesDrawn()) {
                for (int other = 0; other < count; other++) {
                    appendAll(row, labelled[row], drawn[other], drawnCounts[other], ScoreRows.SHARED);
                }
            }
        }
    }

    /** Looks the positives' items up once a batch instead of once a row. */
    private void findItems(int[] positives, int count) {
        if (positiveItems.length < count) {
            positiveItems = new int[count];
        }
        for (int row = 0; row < count; row++) {
            positiveItems[row] = item(positives[row]);
        }
    }

    private void appendAll(int row, int[] labelled, int[] ids, int count, byte relation) {
        for (int i = 0; i < count; i++) {
            append(row, labelled, ids[i], item(ids[i]), relation);
        }
    }

    private void append(int row, int[] labelled, int id, int item, byte relation) {
        if (lastRow[item] != row && (comparesPositives || Arrays.binarySearch(labelled, id) < 0)) {
            lastRow[item] = row;
            rows.append(item, relation);
        }
    }

    /** Returns the item of an id, adding it if it is new: a hash table with linear probing. */
    private int item(int id) {
        int mask = tableKeys.length - 1;
        int slot = (id * 0x9e3779b9) >>> 7 & mask;
        while (tableItems[slot] >= 0) {
            if (tableKeys[slot] == id) {
                return tableItems[slot];
            }
            slot = slot + 1 & mask;
        }
        if (items == itemIds.length) {
            itemIds = Arrays.copyOf(itemIds, items * 2);
            lastRow = Arrays.copyOf(lastRow, items * 2);
        }
        itemIds[items] = id;
        lastRow[items] = -1;
        tableKeys[slot] = id;
        tableItems[slot] = items++;
        if (items * 2 > tableKeys.length) {
            grow();
        }
        return items - 1;
    }

    private void grow() {
        int capacity = tableKeys.length * 2;
        tableKeys = new int[capacity];
        tableItems = new int[capacity];
        Arrays.fill(tableItems, -1);
        for (int item = 0; item < items; item++) {
            int slot = (itemIds[item] * 0x9e3779b9) >>> 7 & capacity - 1;
            while (tableItems[slot] >= 0) {
                slot = slot + 1 & capacity - 1;
            }
            tableKeys[slot] = itemIds[item];
            tableItems[slot] = item;
        }
    }

    /** Returns the rows composed last. */
    public ScoreRows rows() {
        return rows;
    }

    /** Returns the number of distinct texts of the batch. */
    public int itemCount() {
        return items;
    }

    /** Returns the ids of the distinct texts; only the first {@link #itemCount} are meaningful. */
    public int[] itemIds() {
        return itemIds;
    }
}
