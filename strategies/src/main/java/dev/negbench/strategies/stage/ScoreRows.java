package dev.negbench.strategies.stage;

import java.util.Arrays;

/**
 * The score matrix of one training batch in compressed rows: a row a query, an entry a text it is compared with. The
 * first entry of a row is its positive. Other labelled positives appear as positives only where the recipe asks for
 * every positive, right after it. They are never among the negatives unless the recipe compares positives, so nothing
 * has to be masked.
 *
 * <p>Arrays are shared and reused from batch to batch; only the first {@code entries()} values are meaningful. An
 * objective reads scores, weights and targets and writes gradients. One thread owns it.
 */
public final class ScoreRows {
    /** The entry is the row's positive. */
    public static final byte POSITIVE = 0;

    /** The entry was drawn for this row's query. */
    public static final byte DRAWN = 1;

    /** The entry is another row's positive. */
    public static final byte IN_BATCH = 2;

    /** The entry was drawn for another row's query. */
    public static final byte SHARED = 3;

    private int rows;
    private int[] starts = new int[65];
    private int[] items = new int[4096];
    private byte[] relations = new byte[4096];
    private float[] scores = new float[4096];
    private float[] weights = new float[4096];
    private float[] targets = new float[4096];
    private float[] gradients = new float[4096];

    /** Starts an empty matrix. */
    public void clear() {
        rows = 0;
        starts[0] = 0;
    }

    /** Opens the next row; entries are then appended with {@link #append}. */
    public void openRow() {
        rows++;
        if (rows + 1 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[rows] = starts[rows - 1];
    }

    /**
     * Appends an entry to the open row, with weight 1 and no target.
     *
     * @param item which of the batch's distinct texts it is
     * @param relation {@link #POSITIVE} (the first entries), {@link #DRAWN}, {@link #IN_BATCH} or {@link #SHARED}
     */
    public void append(int item, byte relation) {
        int at = starts[rows];
        if (at == items.length) {
            int capacity = at * 2;
            items = Arrays.copyOf(items, capacity);
            relations = Arrays.copyOf(relations, capacity);
            scores = Arrays.copyOf(scores, capacity);
            weights = Arrays.copyOf(weights, capacity);
            targets = Arrays.copyOf(targets, capacity);
            gradients = Arrays.copyOf(gradients, capacity);
        }
        items[at] = item;
        relations[at] = relation;
        scores[at] = 0f;
        weights[at] = 1f;
        targets[at] = Float.NaN;
        gradients[at] = 0f;
        starts[rows] = at + 1;
    }

    /** Returns the number of rows, one a query of the batch. */
    public int rows() {
        return rows;
    }

    /** Returns the number of entries over all rows. */
    public int entries() {
        return starts[rows];
    }

    /** Returns the first entry of a row; {@code start(rows())} is the number of entries. */
    public int start(int row) {
        return starts[row];
    }

    /** Returns which of the batch's distinct texts each entry is. */
    public int[] items() {
        return items;
    }

    /** Returns how each entry relates to its row. */
    public byte[] relations() {
        return relations;
    }

    /** Returns the model's similarity of each entry. */
    public float[] scores() {
        return scores;
    }

    /** Returns the loss weight of each entry, 1 unless a {@link Weighting} set another. */
    public float[] weights() {
        return weights;
    }

    /** Returns the soft label or teacher score of each entry, NaN where none was set. */
    public float[] targets() {
        return targets;
    }

    /** Returns the derivative of the batch loss with respect to each score; written by the objective. */
    public float[] gradients() {
        return gradients;
    }
}
