package dev.negbench.strategies.objective;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * Symmetric Kullback-Leibler divergence, half of Jeffreys', between what the model thinks of a row and what a teacher
 * does. With scores {@code s_j}, targets {@code q_j} and weights {@code w_j},
 *
 * <pre>P_j = exp(s_j/t) / sum_l w_l exp(s_l/t),   Q_j = exp(q_j/t) / sum_l w_l exp(q_l/t)
 * L = 1/2 sum_j w_j (P_j - Q_j) (ln P_j - ln Q_j)</pre>
 *
 * and the batch costs the mean over its rows. A weight of 2 counts a negative twice, in both distributions, a weight of
 * 0 leaves it out; the positive's own weight is not read. 0 if and only if all differences of scores equal those of the
 * targets. A row of one entry costs 0. Four exponentials an entry; allocates nothing. Source: unime-v2 card, "Loss and
 * training recipe", which the paper calls Jensen-Shannon; logarithms are exact here, its code takes ln(p + 1e-8).
 *
 * @param temperature the {@code t} above, in units of the score
 */
public record SymmetricKl(double temperature) implements RowwiseObjective {
    /**
     * Returns the loss at a temperature.
     *
     * @throws IllegalArgumentException unless the temperature is positive and finite
     */
    public static SymmetricKl of(double temperature) {
        return new SymmetricKl(EntryChecks.requireTemperature(temperature));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a target is missing, or a weight is below 0 or not finite
     */
    @Override
    public double evaluateRow(ScoreRows rows, int from, int to) {
        float[] scores = rows.scores();
        float[] targets = rows.targets();
        float[] weights = rows.weights();
        float[] gradients = rows.gradients();
        if (to - from < 2) {
            for (int e = from; e < to; e++) {
                gradients[e] = 0;
            }
            return 0;
        }
        double topScore = scores[from];
        double topTarget = targets[from];
        for (int e = from; e < to; e++) {
            EntryChecks.requireTarget(targets[e], rows, e);
            if (e > from) {
                EntryChecks.requireWeight(weights[e], rows, e);
            }
            topScore = Math.max(topScore, scores[e]);
            topTarget = Math.max(topTarget, targets[e]);
        }
        double ofScores = 0;
        double ofTargets = 0;
        for (int e = from; e < to; e++) {
            double weight = e == from ? 1 : weights[e];
            ofScores += weight * Math.exp((scores[e] - topScore) / temperature);
            ofTargets += weight * Math.exp((targets[e] - topTarget) / temperature);
        }
        double logScores = topScore / temperature + Math.log(ofScores);
        double logTargets = topTarget / temperature + Math.log(ofTargets);
        double loss = 0;
        double divergence = 0;
        for (int e = from; e < to; e++) {
            double weight = e == from ? 1 : weights[e];
            double p = Math.exp(scores[e] / temperature - logScores);
            double q = Math.exp(targets[e] / temperature - logTargets);
            double difference = ((double) scores[e] - targets[e]) / temperature - (logScores - logTargets);
            loss += 0.5 * weight * (p - q) * difference;
            divergence += weight * p * difference;
        }
        double scale = 0.5 / (temperature * rows.rows());
        for (int e = from; e < to; e++) {
            double weight = e == from ? 1 : weights[e];
            double p = Math.exp(scores[e] / temperature - logScores);
            double q = Math.exp(targets[e] / temperature - logTargets);
            double difference = ((double) scores[e] - targets[e]) / temperature - (logScores - logTargets);
            gradients[e] = (float) (scale * weight * (p - q + p * (difference - divergence)));
        }
        return loss;
    }

    @Override
    public String toString() {
        return "symmetric-kl(temperature=" + temperature + ")";
    }
}
