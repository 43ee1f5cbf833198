package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * The training step of {@link FrozenEncoder}: a batch's frozen vectors are gathered, pass their heads in blocks, and
 * the gradients of a head's rows are summed over the whole batch before they are applied. The number of threads changes
 * nothing.
 */
final class FrozenTrainingStep implements TrainingStep {
    /** Texts of one pass through a head: enough for the matrix product, few enough to share among threads. */
    private static final int BLOCK = 32;

    private static final int TEXTS_A_UNIT = 8;
    private static final int ROWS_A_UNIT = 4;
    private static final int HEAD_ROWS_A_UNIT = 32;

    private final FrozenEncoder encoder;
    private final int dimension;
    private final HeadGradient queryGradient;
    private final HeadGradient itemGradient;
    private final WorkerTeam team;
    private final BatchVectors vectors;
    private final ItemEntries itemEntries = new ItemEntries();
    private final WorkerTeam.Task encodeTexts = this::encodeTexts;
    private final WorkerTeam.Task scoreRows = this::scoreRows;
    private final WorkerTeam.Task textGradients = this::textGradients;
    private final WorkerTeam.Task turn = this::turn;
    private final WorkerTeam.Task updateRows = this::updateRows;
    private float[] inputs = new float[0];
    private ScoreRows batch;
    private int size;

    /**
     * @param queryGradient gradient of the queries' head, or null if they have none
     * @param itemGradient gradient of the items' head, or null if they have none
     */
    FrozenTrainingStep(FrozenEncoder encoder, HeadGradient queryGradient, HeadGradient itemGradient, int threads) {
        this.encoder = encoder;
        this.dimension = encoder.dimension();
        this.queryGradient = queryGradient;
        this.itemGradient = itemGradient;
        this.team = WorkerTeam.of(threads);
        this.vectors = new BatchVectors(dimension);
    }

    @Override
    public void forward(int[] queries, int[] items, int itemCount, ScoreRows rows) {
        batch = null;
        itemEntries.index(rows, itemCount);
        size = rows.rows() + itemCount;
        vectors.reserve(size);
        if (inputs.length < size * dimension) {
            inputs = new float[Math.max(size * dimension, inputs.length * 2)];
        }
        for (int row = 0; row < rows.rows(); row++) {
            encoder.copyQuery(queries[row], inputs, row * dimension);
        }
        for (int item = 0; item < itemCount; item++) {
            encoder.copyItem(items[item], inputs, (rows.rows() + item) * dimension);
        }
        batch = rows;
        team.run(WorkerTeam.units(rows.rows(), BLOCK) + WorkerTeam.units(itemCount, BLOCK), encodeTexts);
        team.run(WorkerTeam.units(rows.rows(), ROWS_A_UNIT), scoreRows);
    }

    @Override
    public void backward(ScoreRows rows) {
        if (batch != rows || batch == null) {
            throw new IllegalStateException("backward needs a forward pass over the same rows before it");
        }
        itemEntries.readGradients(rows);
        if (queryGradient != null) {
            queryGradient.reserve(rows.rows());
        }
        if (itemGradient != null) {
            itemGradient.reserve(size - rows.rows());
        }
        team.run(WorkerTeam.units(size, TEXTS_A_UNIT), textGradients);
        int units = WorkerTeam.units(dimension, HEAD_ROWS_A_UNIT);
        team.run(units, turn);
        team.run(units, updateRows);
        batch = null;
    }

    private void encodeTexts(int worker, int unit) {
        int rows = batch.rows();
        int queryUnits = WorkerTeam.units(rows, BLOCK);
        if (unit < queryUnits) {
            encodeBlock(encoder.queryHead(), unit * BLOCK, Math.min(rows, (unit + 1) * BLOCK));
        } else {
            int from = rows + (unit - queryUnits) * BLOCK;
            encodeBlock(encoder.itemHead(), from, Math.min(size, from + BLOCK));
        }
    }

    private void encodeBlock(ResidualHead head, int from, int to) {
        int at = from * dimension;
        if (head == null) {
            System.arraycopy(inputs, at, vectors.vectors(), at, (to - from) * dimension);
            return;
        }
        head.apply(inputs, at, to - from, vectors.vectors(), at);
        for (int text = from; text < to; text++) {
            vectors.setInverse(text, TextPooling.normalise(vectors.vectors(), text * dimension, dimension));
        }
    }

    private void scoreRows(int worker, int unit) {
        vectors.score(batch, unit * ROWS_A_UNIT, Math.min(batch.rows(), (unit + 1) * ROWS_A_UNIT));
    }

    private void textGradients(int worker, int unit) {
        int from = Math.max(unit * TEXTS_A_UNIT, queryGradient == null ? batch.rows() : 0);
        int to = Math.min((unit + 1) * TEXTS_A_UNIT, itemGradient == null ? batch.rows() : size);
        vectors.backward(batch, itemEntries, from, to);
    }

    private void turn(int worker, int unit) {
        int rows = batch.rows();
        int from = unit * HEAD_ROWS_A_UNIT;
        int to = Math.min(dimension, from + HEAD_ROWS_A_UNIT);
        if (queryGradient != null) {
            queryGradient.turn(vectors.gradients(), inputs, 0, rows, from, to);
        }
        if (itemGradient != null) {
            itemGradient.turn(vectors.gradients(), inputs, rows * dimension, size - rows, from, to);
        }
    }

    private void updateRows(int worker, int unit) {
        int from = unit * HEAD_ROWS_A_UNIT;
        int to = Math.min(dimension, from + HEAD_ROWS_A_UNIT);
        if (queryGradient != null) {
            queryGradient.update(batch.rows(), from, to);
        }
        if (itemGradient != null) {
            itemGradient.update(size - batch.rows(), from, to);
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
