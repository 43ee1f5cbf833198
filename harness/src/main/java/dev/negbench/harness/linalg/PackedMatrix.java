package dev.negbench.harness.linalg;

import java.util.Objects;

/**
 * The right rows of a matrix product, packed into panels for its kernel: {@code 4 * dimension} bytes a row. Immutable
 * and safe to share between threads.
 */
public final class PackedMatrix {
    /** Rows in a panel. */
    public static final int PANEL = Panels.PANEL;

    /** A chunk is large enough to waste little of a garbage collector's region, and small enough to find room. */
    private static final int CHUNK_FLOATS = 1 << 24;

    private final int rows;
    private final int dimension;
    private final int panelsPerChunk;
    private final float[][] chunks;

    private PackedMatrix(int rows, int dimension, int panelsPerChunk, float[][] chunks) {
        this.rows = rows;
        this.dimension = dimension;
        this.panelsPerChunk = panelsPerChunk;
        this.chunks = chunks;
    }

    /**
     * Packs a copy of {@code rows} rows.
     *
     * @param values row-major values, at least {@code rows * dimension} of them
     * @throws IllegalArgumentException if there are fewer values, a negative number of rows or no dimension
     */
    public static PackedMatrix of(float[] values, int rows, int dimension) {
        if (rows < 0 || dimension < 1 || (long) rows * dimension > values.length) {
            throw new IllegalArgumentException(rows + " rows of dimension " + dimension
                + ": needs rows >= 0, dimension >= 1 and no more elements than the " + values.length + " given");
        }
        int panels = (rows + PANEL - 1) / PANEL;
        int panelsPerChunk = Math.max(1, CHUNK_FLOATS / PANEL / dimension);
        float[][] chunks = new float[(panels + panelsPerChunk - 1) / panelsPerChunk][];
        for (int panel = 0; panel < panels; panel++) {
            int chunk = panel / panelsPerChunk;
            if (chunks[chunk] == null) {
                chunks[chunk] = new float[Math.min(panelsPerChunk, panels - panel) * PANEL * dimension];
            }
            int first = panel * PANEL;
            Panels.packPanel(values, first * dimension, Math.min(PANEL, rows - first), dimension,
                chunks[chunk], panel % panelsPerChunk * PANEL * dimension);
        }
        return new PackedMatrix(rows, dimension, panelsPerChunk, chunks);
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the elements in a row. */
    public int dimension() {
        return dimension;
    }

    /** Returns the number of panels, the last of which may be part empty. */
    public int panels() {
        return (rows + PANEL - 1) / PANEL;
    }

    /**
     * Multiplies a batch with the rows of one panel: {@code tile[i * PANEL + j]} becomes the dot product of batch row
     * {@code i} and row {@code panel * PANEL + j}, with the bits of {@link VectorMath#dot}; 0 past the last row. Costs
     * about 30 picoseconds a multiply-add with 256-bit registers.
     *
     * @param tile at least {@link PackedBatch#tileLength} floats
     * @throws IllegalArgumentException if the dimensions differ
     */
    public void multiply(PackedBatch batch, int panel, float[] tile) {
        if (batch.dimension() != dimension) {
            throw new IllegalArgumentException(
                "the batch has dimension " + batch.dimension() + ", the matrix " + dimension);
        }
        Objects.checkIndex(panel, panels());
        Objects.checkFromIndexSize(0, batch.tileLength(), tile.length);
        VectorApi.kernels().multiplyPanel(batch.packed(), batch.groups(),
            chunks[panel / panelsPerChunk], panel % panelsPerChunk * PANEL * dimension, dimension, tile);
    }

    /**
     * Sifts a tile.
     *
     * @param tile what {@link #multiply} wrote
     * @param row the first row to look at
     * @param rows the number of rows
     * @param thresholds a threshold for each row
     * @return the first row at or after {@code row} with a product greater than its threshold, or {@code rows}.
     *     Products past the last row of the matrix count as the 0 they are; NaN is greater than nothing
     */
    public static int nextRowAbove(float[] tile, int row, int rows, float[] thresholds) {
        Objects.checkFromToIndex(row, rows, Math.min(thresholds.length, tile.length / PANEL));
        return VectorApi.kernels().nextRowAbove(tile, row, rows, thresholds);
    }

    /** Copies one row to {@code out}, starting at {@code offset}. */
    public void copyRow(int row, float[] out, int offset) {
        Objects.checkIndex(row, rows);
        Objects.checkFromIndexSize(offset, dimension, out.length);
        int panel = row / PANEL;
        Panels.unpackRow(chunks[panel / panelsPerChunk], panel % panelsPerChunk * PANEL * dimension, row % PANEL,
            dimension, out, offset);
    }
}
