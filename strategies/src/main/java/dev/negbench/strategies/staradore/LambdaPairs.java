package dev.negbench.strategies.staradore;

import dev.negbench.strategies.objective.RowwiseObjective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;

/**
 * ADORE's loss (code, adore/train.py): every pair of a positive {@code i} and a negative {@code j} of a row's ranked
 * list costs {@code w_ij * log(1 + exp(-(s_i - s_j)/t))}, the row costs the mean over its pairs, the batch the mean
 * over its rows. With {@code a} the reciprocal rank, 0 beyond the cut, {@code w_ij = |a_i - a_j|}: what swapping the
 * two would change in the reciprocal rank. Weights are constants to the gradient.
 *
 * <p>The list is the row's positives and negatives by score, {@code depth} places long. Positives beyond it do not take
 * part, unless none is inside: then all of them follow the list in the order of the row. Equal scores keep the order of
 * the row, positives first. Negatives beyond the list do not take part either.
 *
 * <p>O(positives * negatives) where the row's negatives descend, as they do when drawn by rank from a fresh pool, and
 * O(negatives²) otherwise. Allocates nothing once a thread's scratch memory has grown.
 *
 * @param depth places of the list, at least 1
 * @param cut the last rank with a weight, at least 1
 * @param byRank whether pairs are weighted as above; otherwise all by 1, the ablation
 * @param temperature the {@code t} above, in units of the score
 */
record LambdaPairs(int depth, int cut, boolean byRank, double temperature) implements RowwiseObjective {
    /** Reciprocal rank of each entry of a row, -1 where it takes no part. */
    private static final ThreadLocal<double[]> RECIPROCALS = ThreadLocal.withInitial(() -> new double[256]);

    @Override
    public double evaluateRow(ScoreRows rows, int from, int to) {
        Arrays.fill(rows.gradients(), from, to, 0f);
        int negativesFrom = from;
        while (negativesFrom < to && rows.relations()[negativesFrom] == ScoreRows.POSITIVE) {
            negativesFrom++;
        }
        double[] reciprocals = reciprocals(to - from);
        int positives = rankPositives(rows.scores(), from, negativesFrom, to, reciprocals);
        int negatives = rankNegatives(rows.scores(), from, negativesFrom, to, reciprocals);
        return positives == 0 || negatives == 0
                ? 0
                : pairs(rows, from, negativesFrom, to, reciprocals, (long) positives * negatives);
    }

    /** Writes the reciprocal ranks of the positives that take part and returns how many there are. */
    private int rankPositives(float[] scores, int from, int negativesFrom, int to, double[] reciprocals) {
        int inside = 0;
        for (int i = from; i < negativesFrom; i++) {
            int rank = 1;
            for (int other = from; other < to; other++) {
                if (scores[other] > scores[i] || other < i && scores[other] == scores[i]) {
                    rank++;
                }
            }
            reciprocals[i - from] = rank <= depth ? reciprocal(rank) : -1;
            inside += rank <= depth ? 1 : 0;
        }
        if (inside > 0) {
            return inside;
        }
        int listed = Math.min(depth, to - negativesFrom);
        for (int i = from; i < negativesFrom; i++) {
            reciprocals[i - from] = reciprocal(listed + 1 + i - from);
        }
        return negativesFrom - from;
    }

    /** Writes the reciprocal ranks of the negatives inside the list and returns how many there are. */
    private int rankNegatives(float[] scores, int from, int negativesFrom, int to, double[] reciprocals) {
        boolean descending = true;
        for (int j = negativesFrom + 1; j < to; j++) {
            descending &= scores[j - 1] >= scores[j];
        }
        int inside = 0;
        for (int j = negativesFrom; j < to; j++) {
            int rank = 1;
            for (int i = from; i < negativesFrom; i++) {
                rank += scores[i] >= scores[j] ? 1 : 0;
            }
            if (descending) {
                rank += j - negativesFrom;
            } else {
                for (int other = negativesFrom; other < to; other++) {
                    rank += scores[other] > scores[j] || other < j && scores[other] == scores[j] ? 1 : 0;
                }
            }
            reciprocals[j - from] = rank <= depth ? reciprocal(rank) : -1;
            inside += rank <= depth ? 1 : 0;
        }
        return inside;
    }

    private double reciprocal(int rank) {
        return rank <= cut ? 1.0 / rank : 0;
    }

    private double pairs(ScoreRows rows, int from, int negativesFrom, int to, double[] reciprocals, long count) {
        float[] scores = rows.scores();
        float[] gradients = rows.gradients();
        double scale = 1.0 / ((double) count * rows.rows() * temperature);
        double loss = 0;
        for (int i = from; i < negativesFrom; i++) {
            if (reciprocals[i - from] < 0) {
                continue;
            }
            double positiveGradient = 0;
            for (int j = negativesFrom; j < to; j++) {
                if (reciprocals[j - from] < 0) {
                    continue;
                }
                double change = byRank ? Math.abs(reciprocals[i - from] - reciprocals[j - from]) : 1;
                double weight = change * rows.weights()[j];
                double margin = ((double) scores[j] - scores[i]) / temperature;
                double tail = Math.exp(-Math.abs(margin));
                double gradient = weight * scale * (margin > 0 ? 1 : tail) / (1 + tail);
                loss += weight * (Math.max(margin, 0) + Math.log1p(tail));
                gradients[j] += (float) gradient;
                positiveGradient -= gradient;
            }
            gradients[i] = (float) positiveGradient;
        }
        return loss / count;
    }

    private static double[] reciprocals(int length) {
        double[] scratch = RECIPROCALS.get();
        if (scratch.length < length) {
            scratch = new double[Math.max(length, 2 * scratch.length)];
            RECIPROCALS.set(scratch);
        }
        return scratch;
    }

    @Override
    public String toString() {
        return "lambda-pairs(depth=" + depth + ",cut=" + cut + ",by-rank=" + byRank + ",temperature=" + temperature
                + ")";
    }
}
