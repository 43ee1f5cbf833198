package dev.negbench.strategies.objective;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * The softmax contrastive loss (van den Oord, Li and Vinyals, 2018) with loss weights inside the sum. A row with
 * positive score {@code p}, negative scores {@code s_j} and weights {@code w_j} costs
 *
 * <pre>-log( exp(p/t) / (exp(p/t) + sum_j w_j exp(s_j/t)) )</pre>
 *
 * and the batch costs the mean over its rows. A weight of 2 counts a negative twice, a weight of 0 leaves it out; the
 * positive's own weight is not read. A row without negatives costs 0. Evaluated relative to the largest term, so no
 * score overflows. About one exponential an entry; allocates nothing.
 *
 * @param temperature the {@code t} above, in units of the score
 */
public record InfoNce(double temperature) implements RowwiseObjective {
    /** The temperature used unless one is named: cosines then span 40 units of the exponent. */
    public static final double DEFAULT_TEMPERATURE = 0.05;

    /** Returns the loss at {@link #DEFAULT_TEMPERATURE}. */
    public static InfoNce standard() {
        return new InfoNce(DEFAULT_TEMPERATURE);
    }

    /**
     * Returns the loss at a temperature.
     *
     * @throws IllegalArgumentException unless the temperature is positive and finite
     */
    public static InfoNce of(double temperature) {
        return new InfoNce(EntryChecks.requireTemperature(temperature));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a negative's weight is below 0 or not finite
     */
    @Override
    public double evaluateRow(ScoreRows rows, int from, int to) {
        if (from == to) {
            return 0;
        }
        float[] scores = rows.scores();
        float[] weights = rows.weights();
        float[] gradients = rows.gradients();
        double positive = scores[from];
        double top = 0;
        for (int e = from + 1; e < to; e++) {
            double weight = weights[e];
            if (!(weight > 0 && weight <= Float.MAX_VALUE)) {
                EntryChecks.requireWeight(weights[e], rows, e);
                continue;
            }
            top = Math.max(top, (scores[e] - positive) / temperature);
        }
        double negatives = 0;
        for (int e = from + 1; e < to; e++) {
            double term = weights[e] == 0 ? 0 : weights[e] * Math.exp((scores[e] - positive) / temperature - top);
            gradients[e] = (float) term;
            negatives += term;
        }
        // Where the positive leads, its own term is exactly 1 and log1p keeps a loss near zero from vanishing.
        double own = Math.exp(-top);
        double perTerm = 1 / (temperature * rows.rows()) / (own + negatives);
        for (int e = from + 1; e < to; e++) {
            gradients[e] = (float) (gradients[e] * perTerm);
        }
        gradients[from] = (float) (0 - negatives * perTerm);
        return top == 0 ? Math.log1p(negatives) : top + Math.log(own + negatives);
    }

    @Override
    public String toString() {
        return "info-nce(temperature=" + temperature + ")";
    }
}
