package dev.negbench.strategies.cet;

import dev.negbench.strategies.learning.AdamW;
import dev.negbench.strategies.stage.ScoreRows;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A selection model that is linear in {@link PairFeatures}. Starts at 0, so that the first weights are all 2; has no
 * offset, which pairs of one query could not tell. AdamW with CET's decay of 0.01 and gradients of length 1 at most.
 */
final class LinearSelection implements SelectionModel {
    private static final double DECAY = 0.01;
    private static final double LONGEST_GRADIENT = 1;

    private final PairFeatures features;
    private final AdamW optimiser;
    private final double[] weights = new double[PairFeatures.COUNT];
    private final double[] gradients = new double[PairFeatures.COUNT];
    private double[] seen = {};
    private int[] some = {};

    /** @param rate AdamW's step */
    LinearSelection(PairFeatures features, double rate) {
        this.features = features;
        optimiser = AdamW.of(PairFeatures.COUNT, rate, DECAY, LONGEST_GRADIENT);
    }

    @Override
    public void score(int[] queries, int[] documents, ScoreRows rows) {
        if (seen.length < rows.entries() * PairFeatures.COUNT) {
            seen = new double[2 * rows.entries() * PairFeatures.COUNT];
            some = new int[2 * rows.entries()];
        }
        for (int row = 0; row < rows.rows(); row++) {
            int start = rows.start(row);
            int count = rows.start(row + 1) - start;
            for (int i = 0; i < count; i++) {
                some[i] = documents[rows.items()[start + i]];
            }
            features.read(queries[row], some, count, seen, start * PairFeatures.COUNT);
            for (int e = start; e < start + count; e++) {
                double score = 0;
                for (int f = 0; f < PairFeatures.COUNT; f++) {
                    score += weights[f] * seen[e * PairFeatures.COUNT + f];
                }
                rows.scores()[e] = (float) score;
            }
        }
    }

    @Override
    public double learn(int[] queries, int[] documents, ScoreRows rows) {
        double loss = differentiate(rows);
        optimiser.step(weights, gradients);
        return loss;
    }

    /** Computes the loss and its gradient by the weights, and changes nothing else. */
    double differentiate(ScoreRows rows) {
        double loss = LOSS.evaluate(rows);
        Arrays.fill(gradients, 0);
        for (int e = 0; e < rows.entries(); e++) {
            for (int f = 0; f < PairFeatures.COUNT; f++) {
                gradients[f] += rows.gradients()[e] * seen[e * PairFeatures.COUNT + f];
            }
        }
        return loss;
    }

    /** Returns the weights, then their gradients of the last {@link #differentiate}. Live. */
    double[][] weights() {
        return new double[][] {weights, gradients};
    }

    @Override
    public byte[] state() {
        ByteBuffer bytes = ByteBuffer.allocate(size());
        for (double weight : weights) {
            bytes.putDouble(weight);
        }
        optimiser.write(bytes);
        return bytes.array();
    }

    @Override
    public void restore(byte[] state) {
        if (state.length != size()) {
            throw new IllegalArgumentException(
                    "these " + state.length + " bytes are no state of a linear selection model, which has " + size());
        }
        ByteBuffer bytes = ByteBuffer.wrap(state);
        for (int f = 0; f < weights.length; f++) {
            weights[f] = bytes.getDouble();
        }
        optimiser.read(bytes);
    }

    private int size() {
        return Double.BYTES * weights.length + optimiser.bytes();
    }
}
