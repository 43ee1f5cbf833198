package dev.negbench.strategies.objective;

import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;

/**
 * The pairwise logistic loss: each pair of a row's positive (score {@code p}) and one of its negatives (score {@code
 * s}, weight {@code w}) costs {@code w * log(1 + exp((s - p)/t))}, and the batch costs the mean over all its pairs,
 * however they fall on the rows. With t = 1 this is the two-way softmax of ANCE's code, the pooled loss of STAR's, and
 * with weights that of CET's. Weights stand outside the logarithm and do not enter the divisor, so a weight of 0
 * silences a pair and still counts it. One exponential and one logarithm a pair; allocates nothing.
 *
 * @param temperature the {@code t} above, in units of the score
 */
public record PairwiseSoftplus(double temperature) implements Objective {
    /** Returns the loss without a temperature, as published for dot products. */
    public static PairwiseSoftplus standard() {
        return new PairwiseSoftplus(1);
    }

    /**
     * Returns the loss at a temperature; cosines need one well below 1 to span the curve.
     *
     * @throws IllegalArgumentException unless the temperature is positive and finite
     */
    public static PairwiseSoftplus of(double temperature) {
        return new PairwiseSoftplus(EntryChecks.requireTemperature(temperature));
    }

    /**
     * {@inheritDoc}
     *
     * @return the mean over pairs, at least 0; 0 for a batch without pairs
     * @throws IllegalArgumentException if a negative's weight is below 0 or not finite
     * @throws ArithmeticException if a score leaves the loss NaN or infinite: the model has diverged
     */
    @Override
    public double evaluate(ScoreRows rows) {
        int pairs = pairs(rows);
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            loss += evaluateRow(rows, rows.start(row), rows.start(row + 1), 1 / (temperature * pairs));
        }
        return pairs == 0 ? 0 : RowwiseObjective.requireFinite(loss, rows) / pairs;
    }

    private static int pairs(ScoreRows rows) {
        int pairs = 0;
        for (int row = 0; row < rows.rows(); row++) {
            pairs += Math.max(0, rows.start(row + 1) - rows.start(row) - 1);
        }
        return pairs;
    }

    private double evaluateRow(ScoreRows rows, int from, int to, double scale) {
        if (from == to) {
            return 0;
        }
        float[] scores = rows.scores();
        float[] weights = rows.weights();
        float[] gradients = rows.gradients();
        double loss = 0;
        double positiveGradient = 0;
        for (int e = from + 1; e < to; e++) {
            EntryChecks.requireWeight(weights[e], rows, e);
            double margin = ((double) scores[e] - scores[from]) / temperature;
            // exp of a negative number cannot overflow, and log1p keeps the tail of a well separated pair.
            double tail = Math.exp(-Math.abs(margin));
            double gradient = weights[e] * scale * (margin > 0 ? 1 : tail) / (1 + tail);
            loss += weights[e] * (Math.max(margin, 0) + Math.log1p(tail));
            gradients[e] = (float) gradient;
            positiveGradient -= gradient;
        }
        gradients[from] = (float) positiveGradient;
        return loss;
    }

    @Override
    public String toString() {
        return "pairwise-softplus(temperature=" + temperature + ")";
    }
}
