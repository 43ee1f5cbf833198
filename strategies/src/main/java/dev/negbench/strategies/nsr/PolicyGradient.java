package dev.negbench.strategies.nsr;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.objective.RowwiseObjective;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;

/**
 * The clipped policy gradient over each row's list. With policy {@code pi = softmax(s/t)}, weights {@code w_v} (an
 * entry's advantage times how often it was drawn, over all samples) and targets {@code log pi_old(v)}, the ratio form
 * costs
 *
 * <pre>sum_v max(-w_v r_v, -w_v clip(r_v, 1-c, 1+c)) - b * mean over rows of H(pi),   r_v = pi_v / pi_old(v)</pre>
 *
 * and the probability form {@code -sum_v w_v pi_v}, unclipped. The sum is over the whole batch: weights bring the
 * divisor along. A batch without targets, from before there are pools, costs {@link InfoNce} at the same temperature.
 * Two exponentials an entry at most; allocates nothing once a thread's scratch memory has grown. Source: card,
 * "Algorithm", steps 4 and 5, and Eq. 6.
 *
 * @param temperature the {@code t} above, in units of the score
 * @param clip the {@code c} above; a sample whose ratio has left the range in the wanted direction no longer counts
 * @param byProbability whether Eq. 6 is differentiated as printed, instead of the code's ratio
 * @param entropyBonus the {@code b} above, at least 0
 */
record PolicyGradient(double temperature, double clip, boolean byProbability, double entropyBonus)
        implements Objective {
    /** Log-probabilities of a row, then the samples' pull on each entry. */
    private static final ThreadLocal<double[]> SCRATCH = ThreadLocal.withInitial(() -> new double[512]);

    @Override
    public double evaluate(ScoreRows rows) {
        if (rows.entries() > 0 && Float.isNaN(rows.targets()[0])) {
            return InfoNce.of(temperature).evaluate(rows);
        }
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            loss += evaluateRow(rows, rows.start(row), rows.start(row + 1));
        }
        return RowwiseObjective.requireFinite(loss, rows);
    }

    private double evaluateRow(ScoreRows rows, int from, int to) {
        int size = to - from;
        double[] scratch = scratch(2 * size);
        double entropy = logPolicy(rows.scores(), from, size, scratch);
        double loss = 0;
        double pulls = 0;
        for (int v = 0; v < size; v++) {
            double weight = rows.weights()[from + v];
            double pull = 0;
            if (weight != 0) {
                double ratio = Math.exp(scratch[v] - (byProbability ? 0 : rows.targets()[from + v]));
                double clipped = byProbability ? ratio : Math.max(1 - clip, Math.min(1 + clip, ratio));
                boolean active = -weight * ratio >= -weight * clipped;
                loss -= weight * (active ? ratio : clipped);
                pull = active ? weight * ratio : 0;
            }
            scratch[size + v] = pull;
            pulls += pull;
        }
        double bonus = entropyBonus / rows.rows();
        for (int v = 0; v < size; v++) {
            double p = Math.exp(scratch[v]);
            double gradient = p * pulls - scratch[size + v] + bonus * p * (scratch[v] + entropy);
            rows.gradients()[from + v] = (float) (gradient / temperature);
        }
        return loss - bonus * entropy;
    }

    /** Writes log-probabilities and returns the entropy in nats. */
    private double logPolicy(float[] scores, int from, int size, double[] out) {
        double best = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < size; v++) {
            out[v] = scores[from + v] / temperature;
            best = Math.max(best, out[v]);
        }
        double total = 0;
        double mean = 0;
        for (int v = 0; v < size; v++) {
            double term = Math.exp(out[v] - best);
            total += term;
            mean += term * out[v];
        }
        double logTotal = best + Math.log(total);
        for (int v = 0; v < size; v++) {
            out[v] -= logTotal;
        }
        return logTotal - mean / total;
    }

    private static double[] scratch(int length) {
        double[] scratch = SCRATCH.get();
        if (scratch.length < length) {
            scratch = new double[Math.max(length, 2 * scratch.length)];
            SCRATCH.set(scratch);
        }
        return scratch;
    }
}
