package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * The training step of {@link StaticEncoder}. Vectors and gradients of a batch lie in one array each: the rows' queries
 * first, then the items. Every vector, score, gradient and token row is computed by one thread in a fixed order, so the
 * number of threads changes nothing. The gradient of a token row is summed over the whole batch before it is applied.
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
    private final ItemEntries itemEntries = new ItemEntries();
    private final TokenOccurrences occurrences;
    private final WorkerTeam.Task encodeTexts = this::encodeTexts;
    private final WorkerTeam.Task scoreRows = this::scoreRows;
    private final WorkerTeam.Task textGradients = this::textGradients;
    private final WorkerTeam.Task updateRows = this::updateRows;
    private float[] vectors = new float[0];
    private float[] gradients = new float[0];
    private float[] inverses = new float[0];
    private float[] squares = new float[0];
    private int learning;
    private ScoreRows batch;

    StaticTrainingStep(StaticEncoder encoder, RowOptimizer optimizer, int threads) {
        this.encoder = encoder;
        this.dimension = encoder.dimension();
        this.optimizer = optimizer;
        this.itemsLearn = !encoder.documentsFrozen();
        this.team = WorkerTeam.of(threads);
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
        reserve(texts.size());
        learning = itemsLearn ? texts.size() : rows.rows();
        batch = rows;
        team.run(units(texts.size(), TEXTS_A_UNIT), encodeTexts);
        team.run(1 + units(rows.rows(), ROWS_A_UNIT), scoreRows);
    }

    @Override
    public void backward(ScoreRows rows) {
        if (batch != rows || batch == null) {
            throw new IllegalStateException("backward needs a forward pass over the same rows before it");
        }
        itemEntries.readGradients(rows);
        team.run(units(learning, TEXTS_A_UNIT), textGradients);
        team.run(units(occurrences.slots(), SLOTS_A_UNIT), updateRows);
        batch = null;
    }

    private static int units(int count, int each) {
        return (count + each - 1) / each;
    }

    private void reserve(int count) {
        if (count > inverses.length) {
            int capacity = Math.max(count, inverses.length * 2);
            inverses = new float[capacity];
            squares = new float[capacity];
            vectors = new float[Math.multiplyExact(capacity, dimension)];
            gradients = new float[vectors.length];
        }
    }

    private void encodeTexts(int worker, int unit) {
        int rows = batch.rows();
        int end = Math.min(texts.size(), (unit + 1) * TEXTS_A_UNIT);
        for (int text = unit * TEXTS_A_UNIT; text < end; text++) {
            boolean query = text < rows;
            texts.copy(query ? encoder.queryBags() : encoder.itemBags(), text);
            inverses[text] = TextPooling.encode(
                    query ? encoder.queryRows() : encoder.itemRows(),
                    texts.tokens(),
                    texts.weights(),
                    texts.start(text),
                    texts.start(text + 1),
                    vectors,
                    text * dimension,
                    dimension);
        }
    }

    /** Scores rows; the first unit meanwhile turns the batch's tokens round for the backward pass. */
    private void scoreRows(int worker, int unit) {
        if (unit == 0) {
            occurrences.index(texts, learning);
            return;
        }
        int rows = batch.rows();
        int end = Math.min(rows, unit * ROWS_A_UNIT);
        for (int row = (unit - 1) * ROWS_A_UNIT; row < end; row++) {
            RowMath.dots(
                    vectors,
                    row * dimension,
                    vectors,
                    rows,
                    batch.items(),
                    batch.start(row),
                    batch.start(row + 1),
                    dimension,
                    batch.scores());
        }
    }

    private void textGradients(int worker, int unit) {
        int end = Math.min(learning, (unit + 1) * TEXTS_A_UNIT);
        for (int text = unit * TEXTS_A_UNIT; text < end; text++) {
            sumGradients(text, text * dimension);
            squares[text] = TextPooling.backward(vectors, gradients, text * dimension, inverses[text], dimension);
        }
    }

    private void sumGradients(int text, int at) {
        int rows = batch.rows();
        if (text < rows) {
            RowMath.weightedSum(
                    vectors,
                    rows,
                    batch.items(),
                    batch.gradients(),
                    batch.start(text),
                    batch.start(text + 1),
                    gradients,
                    at,
                    dimension);
        } else {
            int item = text - rows;
            RowMath.weightedSum(
                    vectors,
                    0,
                    itemEntries.rows(),
                    itemEntries.gradients(),
                    itemEntries.start(item),
                    itemEntries.start(item + 1),
                    gradients,
                    at,
                    dimension);
        }
    }

    private void updateRows(int worker, int unit) {
        float[] gradient = rowGradients[worker];
        int end = Math.min(occurrences.slots(), (unit + 1) * SLOTS_A_UNIT);
        for (int slot = unit * SLOTS_A_UNIT; slot < end; slot++) {
            int from = occurrences.start(slot);
            int to = occurrences.start(slot + 1);
            if (to - from == 1) {
                int text = occurrences.texts()[from];
                float weight = occurrences.weights()[from];
                float square = weight * weight * squares[text];
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
