package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.objective.RowwiseObjective;
import dev.negbench.strategies.stage.ScoreRows;

/**
 * Contrasts the positives of a set with all its members. With scores {@code s}, and targets that say how often a member
 * stands in the set, above 0 for positives and below 0 for negatives, {@code m} their size,
 *
 * <pre>-1/sum_b m_b * sum over positives b of m_b log( exp(s_b/t) / sum over members c of m_c exp(s_c/t) )</pre>
 *
 * and the batch costs the mean over its rows. Entries without a target are not members; a row without a positive or
 * without a negative costs 0. One exponential a member; allocates nothing. The paper's anchors are decoder states that
 * have read the source; a document's vector has not read the query, so the query is the anchor here. Source: card,
 * "Faithfulness (CLIFF-style)".
 *
 * @param temperature the {@code t} above, in units of the score
 */
record SetContrast(double temperature) implements RowwiseObjective {
    @Override
    public double evaluateRow(ScoreRows rows, int from, int to) {
        float[] scores = rows.scores();
        float[] targets = rows.targets();
        float[] gradients = rows.gradients();
        double positives = 0;
        double negatives = 0;
        double top = Double.NEGATIVE_INFINITY;
        for (int e = from; e < to; e++) {
            gradients[e] = 0;
            if (!Float.isNaN(targets[e])) {
                positives += Math.max(0, targets[e]);
                negatives += Math.max(0, -targets[e]);
                top = Math.max(top, scores[e] / temperature);
            }
        }
        if (positives == 0 || negatives == 0) {
            return 0;
        }
        double sum = 0;
        double mean = 0;
        for (int e = from; e < to; e++) {
            if (!Float.isNaN(targets[e])) {
                double term = Math.abs(targets[e]) * Math.exp(scores[e] / temperature - top);
                gradients[e] = (float) term;
                sum += term;
                mean += Math.max(0, targets[e]) * (scores[e] / temperature - top) / positives;
            }
        }
        double scale = 1 / (temperature * rows.rows());
        for (int e = from; e < to; e++) {
            if (!Float.isNaN(targets[e])) {
                gradients[e] = (float) (scale * (gradients[e] / sum - Math.max(0, targets[e]) / positives));
            }
        }
        return Math.log(sum) - mean;
    }
}
