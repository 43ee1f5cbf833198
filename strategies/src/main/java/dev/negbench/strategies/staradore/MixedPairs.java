package dev.negbench.strategies.staradore;

import dev.negbench.strategies.objective.RowwiseObjective;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;

/**
 * STAR's loss with its two parts apart: {@code L = L_hard + alpha * L_random} (paper, Eq. 13). Each part is the mean of
 * {@code w * log(1 + exp((s - p)/t))} over its pairs; hard pairs are those with drawn negatives, the row's own and the
 * other rows', random ones those with the other rows' positives. A part without pairs costs 0. The code pools both
 * parts instead, which is {@code PairwiseSoftplus}. One exponential and one logarithm a pair; allocates nothing.
 *
 * @param alpha weight of the random part, at least 0
 * @param temperature the {@code t} above, in units of the score
 */
record MixedPairs(double alpha, double temperature) implements Objective {
    @Override
    public double evaluate(ScoreRows rows) {
        int hard = 0;
        int random = 0;
        for (int e = 0; e < rows.entries(); e++) {
            byte relation = rows.relations()[e];
            hard += relation == ScoreRows.DRAWN || relation == ScoreRows.SHARED ? 1 : 0;
            random += relation == ScoreRows.IN_BATCH ? 1 : 0;
        }
        double hardShare = hard == 0 ? 0 : 1.0 / hard;
        double randomShare = random == 0 ? 0 : alpha / random;
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            loss += evaluateRow(rows, rows.start(row), rows.start(row + 1), hardShare, randomShare);
        }
        return RowwiseObjective.requireFinite(loss, rows);
    }

    private double evaluateRow(ScoreRows rows, int from, int to, double hardShare, double randomShare) {
        float[] scores = rows.scores();
        float[] gradients = rows.gradients();
        double loss = 0;
        double positiveGradient = 0;
        for (int e = from; e < to; e++) {
            gradients[e] = 0;
            if (rows.relations()[e] != ScoreRows.POSITIVE) {
                double share =
                        rows.weights()[e] * (rows.relations()[e] == ScoreRows.IN_BATCH ? randomShare : hardShare);
                double margin = ((double) scores[e] - scores[from]) / temperature;
                double tail = Math.exp(-Math.abs(margin));
                double gradient = share / temperature * (margin > 0 ? 1 : tail) / (1 + tail);
                loss += share * (Math.max(margin, 0) + Math.log1p(tail));
                gradients[e] = (float) gradient;
                positiveGradient -= gradient;
            }
        }
        if (from < to) {
            gradients[from] = (float) positiveGradient;
        }
        return loss;
    }

    @Override
    public String toString() {
        return "mixed-pairs(alpha=" + alpha + ",temperature=" + temperature + ")";
    }
}
