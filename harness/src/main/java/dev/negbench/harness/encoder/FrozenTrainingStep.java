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
        team.run(encodeTexts);
        team.run(scoreRows);
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
        team.run(textGradients);
        team.run(turn);
        team.run(updateRows);
        batch = null;
    }

    private void encodeTexts(int part, int parts) {
        int rows = batch.rows();
        encodeSide(encoder.queryHead(), 0, rows, part, parts);
        encodeSide(encoder.itemHead(), rows, size, part, parts);
    }

    private void encodeSide(ResidualHead head, int from, int to, int part, int parts) {
        for (int start = from + part * BLOCK; start < to; start += parts * BLOCK) {
            int count = Math.min(BLOCK, to - start);
            int at = start * dimension;
            if (head == null) {
                System.arraycopy(inputs, at, vectors.vectors(), at, count * dimension);
            } else {
                head.apply(inputs, at, count, vectors.vectors(), at);
                for (int text = start; text < start + count; text++) {
                    vectors.setInverse(
                            text, TextPooling.normalise(vectors.vectors(), text * dimension, dimension));
                }
            }
        }
    }

    private void scoreRows(int part, int parts) {
        vectors.score(batch, part, parts);
    }

    private void textGradients(int part, int parts) {
        int from = queryGradient == null ? batch.rows() : 0;
        int to = itemGradient == null ? batch.rows() : size;
        vectors.backward(batch, itemEntries, from, to, part, parts);
    }

    private void turn(int part, int parts) {
        int rows = batch.rows();
        if (queryGradient != null) {
            queryGradient.turn(vectors.gradients(), inputs, 0, rows, part, parts);
        }
        if (itemGradient != null) {
            itemGradient.turn(vectors.gradients(), inputs, rows * dimension, size - rows, part, parts);
        }
    }

    private void updateRows(int part, int parts) {
        if (queryGradient != null) {
            queryGradient.update(batch.rows(), part, parts);
        }
        if (itemGradient != null) {
            itemGradient.update(size - batch.rows(), part, parts);
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
