package dev.negbench.strategies.cet;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import dev.negbench.strategies.stage.Weighting;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Trains the selection model beside the retriever and weighs the retriever's negatives by it. Weights of both models
 * come from scores before either steps. Only the negative enters a weight, and every negative of a row has one, drawn
 * or in the batch; other labelled positives of a row keep theirs. No randomness. Source: card, algorithm steps 1 to 5.
 */
final class CoupledWeights implements Companion, Weighting, Diagnostics {
    private final SelectionModel selection;
    private final WeightRule rule;
    private final double t;
    private final double temperature;
    private final boolean centred;
    private final int corpus;
    private final ScoreRows pairs = new ScoreRows();
    private final WeightTally tally = new WeightTally();
    private int[] documents = new int[256];
    private float[] weights = new float[256];

    /**
     * @param t what scores are divided by before they become weights, above 0
     * @param temperature what the retriever's similarities are divided by to be scores, above 0
     * @param centred whether scores are counted from the midpoint of the batch's positives and negatives
     * @param corpus number of documents
     */
    CoupledWeights(
            SelectionModel selection, WeightRule rule, double t, double temperature, boolean centred, int corpus) {
        this.selection = selection;
        this.rule = rule;
        this.t = t;
        this.temperature = temperature;
        this.centred = centred;
        this.corpus = corpus;
    }

    @Override
    public void learn(TrainingBatch batch) {
        ScoreRows compared = batch.scores();
        copy(batch, compared);
        selection.score(batch.queries(), documents, pairs);
        double zeroOfRetriever = zero(compared);
        double zeroOfSelection = zero(pairs);
        double sum = 0;
        int negatives = 0;
        for (int row = 0; row < compared.rows(); row++) {
            int start = compared.start(row);
            pairs.weights()[start] = 1;
            weights[start] = 1;
            for (int e = start + 1; e < compared.start(row + 1); e++) {
                boolean negative = compared.relations()[e] != ScoreRows.POSITIVE;
                double ofRetriever = (compared.scores()[e] - zeroOfRetriever) / temperature;
                double ofSelection = pairs.scores()[e] - zeroOfSelection;
                double trust = InverseSelection.weight(rule == WeightRule.SELF ? ofRetriever : ofSelection, t);
                double back = rule == WeightRule.ONE_SIDED ? 1 : InverseSelection.weight(ofRetriever, t);
                pairs.weights()[e] = negative ? (float) back : 0;
                weights[e] = negative ? (float) trust : 1;
                if (negative) {
                    sum += trust;
                    negatives++;
                    tally.add(trust, back, ofRetriever, ofSelection, pairs.scores()[start] - zeroOfSelection);
                }
            }
        }
        settle(compared, negatives == 0 ? 1 : sum / negatives);
        selection.learn(batch.queries(), documents, pairs);
    }

    /** Lays out the same rows for the selection model. */
    private void copy(TrainingBatch batch, ScoreRows compared) {
        pairs.clear();
        if (weights.length < compared.entries()) {
            weights = new float[2 * compared.entries()];
        }
        for (int row = 0; row < compared.rows(); row++) {
            pairs.openRow();
            for (int e = compared.start(row); e < compared.start(row + 1); e++) {
                int item = compared.items()[e];
                if (documents.length <= item) {
                    documents = Arrays.copyOf(documents, 2 * (item + 1));
                }
                documents[item] = batch.itemId(item);
                if (documents[item] >= corpus) {
                    throw new NotApplicableException("weighs negatives by whether they would have been judged, and a"
                            + " text made for training never would; draw documents");
                }
                pairs.append(item, compared.relations()[e]);
            }
        }
    }

    /** Returns the score halfway between the batch's mean positive and its mean negative; 0 without centring. */
    private double zero(ScoreRows rows) {
        double positives = 0;
        double negatives = 0;
        int count = 0;
        for (int row = 0; row < rows.rows(); row++) {
            positives += rows.scores()[rows.start(row)];
            for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
                if (rows.relations()[e] != ScoreRows.POSITIVE) {
                    negatives += rows.scores()[e];
                    count++;
                }
            }
        }
        return centred && count > 0 ? (positives / rows.rows() + negatives / count) / 2 : 0;
    }

    private void settle(ScoreRows compared, double mean) {
        if (rule != WeightRule.MEAN && rule != WeightRule.NONE) {
            return;
        }
        for (int e = 0; e < compared.entries(); e++) {
            if (compared.relations()[e] != ScoreRows.POSITIVE) {
                weights[e] = rule == WeightRule.MEAN ? (float) mean : 1;
            }
        }
    }

    @Override
    public void weigh(TrainingBatch batch) {
        System.arraycopy(weights, 0, batch.scores().weights(), 0, batch.scores().entries());
    }

    @Override
    public Map<String, Double> diagnostics() {
        return tally.figures();
    }

    @Override
    public byte[] state() {
        byte[] model = selection.state();
        ByteBuffer bytes = ByteBuffer.allocate(WeightTally.BYTES + model.length);
        tally.write(bytes);
        return bytes.put(model).array();
    }

    @Override
    public void restore(byte[] state) {
        if (state.length < WeightTally.BYTES) {
            throw new IllegalArgumentException("these " + state.length + " bytes are no state of coupled models");
        }
        selection.restore(Arrays.copyOfRange(state, WeightTally.BYTES, state.length));
        tally.read(ByteBuffer.wrap(state));
    }
}
