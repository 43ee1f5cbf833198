package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * The training step of {@link StaticEncoder}. Every vector, score, gradient and token row is computed by one thread in
 * a fixed order, so the number of threads changes nothing. The gradient of a token row is summed over the whole batch
 * before it is applied.
 */
final class StaticTrainingStep implements TrainingStep {
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
        vectors.reserve(texts.size());
        batch = rows;
        team.run(encodeTexts);
        team.run(scoreRows);
    }

    @Override
    public void backward(ScoreRows rows) {
        if (batch != rows || batch == null) {
            throw new IllegalStateException("backward needs a forward pass over the same rows before it");
        }
        int learning = itemsLearn ? texts.size() : rows.rows();
        itemEntries.readGradients(rows);
        team.run(textGradients);
        occurrences.index(texts, learning);
        team.run(updateRows);
        batch = null;
    }

    private void encodeTexts(int part, int parts) {
        int rows = batch.rows();
        for (int text = part; text < texts.size(); text += parts) {
            vectors.setInverse(
                    text,
                    TextPooling.encode(
                            text < rows ? encoder.queryRows() : encoder.itemRows(),
                            texts.tokens(),
                            texts.weights(),
                            texts.start(text),
                            texts.start(text + 1),
                            vectors.vectors(),
                            text * dimension,
                            dimension));
        }
    }

    private void scoreRows(int part, int parts) {
        vectors.score(batch, part, parts);
    }

    private void textGradients(int part, int parts) {
        vectors.backward(batch, itemEntries, 0, itemsLearn ? texts.size() : batch.rows(), part, parts);
    }

    private void updateRows(int part, int parts) {
        float[] gradient = rowGradients[part];
        int end = occurrences.firstSlot(part + 1, parts);
        for (int slot = occurrences.firstSlot(part, parts); slot < end; slot++) {
            RowMath.weightedSum(
                    vectors.gradients(),
                    0,
                    occurrences.texts(),
                    occurrences.weights(),
                    occurrences.start(slot),
                    occurrences.start(slot + 1),
                    gradient,
                    0,
                    dimension);
            optimizer.update(occurrences.token(slot), gradient);
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
