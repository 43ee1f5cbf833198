package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * The training step of {@link StaticEncoder}. Every vector, score, gradient and token row is computed by one thread in
 * a fixed order, so the number of threads changes nothing. The gradient of a token row is summed over the whole batch
 * before it is applied.
 *
 * <p>Most tokens of a batch occur in one text only (three in four, on natural texts). Their gradient is that of the
 * text times the token's weight and is applied from there, without a copy or a norm of its own: the step then reads and
 * writes their rows, which come from memory, and little else.
 */
final class StaticTrainingStep implements TrainingStep {
    private static final int TEXTS_A_UNIT = 8;
    private static final int ROWS_A_UNIT = 4;
    private static final int SLOTS_A_UNIT = 32;

    private final StaticEncoder encoder;
    private final int dimension;
    private final RowOptimizer optimizer;
    private final boolean itemsLearn;
    private final WorkerTeam team;
    private final float[][] rowGradients;
    private final BatchTexts texts = new BatchTexts();
    private final BatchVectors vectors;
    private final ItemEntries itemEntries = new ItemEntries();
    private final TokenOccurrences occurrences;
    private final WorkerTeam.Task encodeTexts = this::encodeTexts;
    private final WorkerTeam.Task scoreRows = this::scoreRows;
    private final WorkerTeam.Task textGradients = this::textGradients;
    private final WorkerTeam.Task updateRows = this::updateRows;
    private int learning;
    private ScoreRows batch;

    StaticTrainingStep(StaticEncoder encoder, RowOptimizer optimizer, int threads) {
        this.encoder = encoder;
        this.dimension = encoder.dimension();
        this.optimizer = optimizer;
        this.itemsLearn = !encoder.documentsFrozen();
        this.team = WorkerTeam.of(threads);
        this.vectors = new BatchVectors(dimension);
        this.rowGradients = new float[threads][dimension];
        this.occurrences = new TokenOccurrences(encoder.vocabulary());
    }

    @Override
    public void forward(int[] queries, int[] items, int itemCount, ScoreRows rows) {
        batch = null;
        itemEntries.index(rows, itemCount);
        texts.clear();
        for (int row = 0; row < rows.rows(); row++) {
            texts.add(encoder.queryBags(), queries[row]);
        }
        for (int item = 0; item < itemCount; item++) {
            texts.add(encoder.itemBags(), items[item]);
        }
        texts.reserve();
        vectors.reserve(texts.size());
        learning = itemsLearn ? texts.size() : rows.rows();
        batch = rows;
        team.run(WorkerTeam.units(texts.size(), TEXTS_A_UNIT), encodeTexts);
        team.run(1 + WorkerTeam.units(rows.rows(), ROWS_A_UNIT), scoreRows);
    }

    @Override
    public void backward(ScoreRows rows) {
        if (batch != rows || batch == null) {
            throw new IllegalStateException("backward needs a forward pass over the same rows before it");
        }
        itemEntries.readGradients(rows);
        team.run(WorkerTeam.units(learning, TEXTS_A_UNIT), textGradients);
        team.run(WorkerTeam.units(occurrences.slots(), SLOTS_A_UNIT), updateRows);
        batch = null;
    }

    private void encodeTexts(int worker, int unit) {
        int rows = batch.rows();
        int end = Math.min(texts.size(), (unit + 1) * TEXTS_A_UNIT);
        for (int text = unit * TEXTS_A_UNIT; text < end; text++) {
            boolean query = text < rows;
            texts.copy(query ? encoder.queryBags() : encoder.itemBags(), text);
            vectors.setInverse(
                    text,
                    TextPooling.encode(
                            query ? encoder.queryRows() : encoder.itemRows(),
                            texts.tokens(),
                            texts.weights(),
                            texts.start(text),
                            texts.start(text + 1),
                            vectors.vectors(),
                            text * dimension,
                            dimension));
        }
    }

    /** Scores rows; the first unit meanwhile turns the batch's tokens round for the backward pass. */
    private void scoreRows(int worker, int unit) {
        if (unit == 0) {
            occurrences.index(texts, learning);
        } else {
            vectors.score(batch, (unit - 1) * ROWS_A_UNIT, Math.min(batch.rows(), unit * ROWS_A_UNIT));
        }
    }

    private void textGradients(int worker, int unit) {
        int end = Math.min(learning, (unit + 1) * TEXTS_A_UNIT);
        vectors.backward(batch, itemEntries, unit * TEXTS_A_UNIT, end);
    }

    private void updateRows(int worker, int unit) {
        float[] gradients = vectors.gradients();
        float[] gradient = rowGradients[worker];
        int end = Math.min(occurrences.slots(), (unit + 1) * SLOTS_A_UNIT);
        for (int slot = unit * SLOTS_A_UNIT; slot < end; slot++) {
            int from = occurrences.start(slot);
            int to = occurrences.start(slot + 1);
            if (to - from == 1) {
                int text = occurrences.texts()[from];
                float weight = occurrences.weights()[from];
                float square = weight * weight * vectors.square(text);
                optimizer.update(occurrences.token(slot), gradients, text * dimension, weight, square);
            } else {
                float square = RowMath.weightedSum(
                        gradients,
                        0,
                        occurrences.texts(),
                        occurrences.weights(),
                        from,
                        to,
                        gradient,
                        0,
                        dimension);
                optimizer.update(occurrences.token(slot), gradient, 0, 1f, square);
            }
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
