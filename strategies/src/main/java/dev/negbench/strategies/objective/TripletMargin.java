package dev.negbench.strategies.objective;

import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;

/**
 * The triplet loss: each pair of a row's positive (score {@code p}) and one of its negatives (score {@code s}, weight
 * {@code w}) costs {@code w * max(0, margin - p + s)}, and the batch costs the mean over all its pairs, those without
 * loss included. At the corner the gradient is that of the flat side. Allocates nothing.
 *
 * @param margin by how much a positive is to lead, in units of the score
 */
public record TripletMargin(double margin) implements Objective {
    /**
     * Returns the loss with a margin.
     *
     * @throws IllegalArgumentException unless the margin is positive and finite
     */
    public static TripletMargin of(double margin) {
        if (!(margin > 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("margin must be positive and finite, was " + margin);
        }
        return new TripletMargin(margin);
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
        int pairs = 0;
        for (int row = 0; row < rows.rows(); row++) {
            pairs += Math.max(0, rows.start(row + 1) - rows.start(row) - 1);
        }
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            loss += evaluateRow(rows, rows.start(row), rows.start(row + 1), 1.0 / pairs);
        }
        return RowwiseObjective.requireFinite(loss, rows);
    }

    private double evaluateRow(ScoreRows rows, int from, int to, double share) {
        float[] scores = rows.scores();
        float[] gradients = rows.gradients();
        double loss = 0;
        double positiveGradient = 0;
        for (int e = from + 1; e < to; e++) {
            EntryChecks.requireWeight(rows.weights()[e], rows, e);
            double weight = rows.weights()[e] * share;
            double violation = margin - ((double) scores[from] - scores[e]);
            boolean costs = !(violation <= 0);
            gradients[e] = costs ? (float) weight : 0f;
            positiveGradient -= costs ? weight : 0;
            loss += costs ? weight * violation : 0;
        }
        if (from < to) {
            gradients[from] = (float) positiveGradient;
        }
        return loss;
    }

    @Override
    public String toString() {
        return "triplet(margin=" + margin + ")";
    }
}
