package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.objective.RowwiseObjective;
import dev.negbench.strategies.stage.ScoreRows;

/**
 * The reranker's loss, {@code L_pair + L_list}: yes to the positive and no to the hardest negative, and the positive
 * first in the list. With the positive's score p and negatives' n_1, n_2, … in the order of their hardness
 *
 * <pre>L_pair = ln(1 + exp(-p)) + ln(1 + exp(n_1)),   L_list = -ln( exp(p) / (exp(p) + sum_j exp(n_j)) )</pre>
 *
 * and the batch costs the mean over its rows. Scores are log-odds; weights are not read. A row without a negative costs
 * its yes alone. Allocates nothing. Source: unime-v2 card, "Reranker". The paper's list loss is the cross-entropy of
 * the positive's place in a shuffled list; a model that scores each document by itself has no places, so this is the
 * same choice among the same documents.
 */
final class PairAndList implements RowwiseObjective {
    static final PairAndList INSTANCE = new PairAndList();

    private PairAndList() {}

    @Override
    public double evaluateRow(ScoreRows rows, int from, int to) {
        if (from == to) {
            return 0;
        }
        double share = 1.0 / rows.rows();
        float[] scores = rows.scores();
        float[] gradients = rows.gradients();
        double top = scores[from];
        for (int e = from + 1; e < to; e++) {
            top = Math.max(top, scores[e]);
        }
        double sum = 0;
        for (int e = from; e < to; e++) {
            sum += Math.exp(scores[e] - top);
        }
        double loss = softplus(-scores[from]) + top + Math.log(sum) - scores[from];
        for (int e = from; e < to; e++) {
            gradients[e] = (float) (share * Math.exp(scores[e] - top) / sum);
        }
        gradients[from] -= (float) (share * (1 + logistic(-scores[from])));
        if (from + 1 < to) {
            loss += softplus(scores[from + 1]);
            gradients[from + 1] += (float) (share * logistic(scores[from + 1]));
        }
        return loss;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public String toString() {
        return "pair-and-list";
    }
}
