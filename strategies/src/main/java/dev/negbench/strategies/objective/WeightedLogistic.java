package dev.negbench.strategies.objective;

import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;

/**
 * Binary cross-entropy on log-odds, each entry for itself: with the score s and the weight w of an entry, a positive
 * costs {@code w ln(1 + exp(-s))}, everything else {@code w ln(1 + exp(s))}, and the batch costs their sum over the sum
 * of the weights. Rows play no part. One exponential and one logarithm an entry; allocates nothing. Source: docrerank
 * card, "Harness form".
 */
public final class WeightedLogistic implements Objective {
    /** The loss; it has no parameter. */
    public static final WeightedLogistic INSTANCE = new WeightedLogistic();

    private WeightedLogistic() {}

    /**
     * {@inheritDoc}
     *
     * @return the weighted mean over entries, at least 0; 0 where no entry has a weight
     * @throws IllegalArgumentException if a weight is below 0 or not finite
     * @throws ArithmeticException if a score leaves the loss NaN or infinite: the model has diverged
     */
    @Override
    public double evaluate(ScoreRows rows) {
        double all = 0;
        for (int e = 0; e < rows.entries(); e++) {
            EntryChecks.requireWeight(rows.weights()[e], rows, e);
            all += rows.weights()[e];
        }
        double loss = 0;
        for (int e = 0; e < rows.entries(); e++) {
            boolean positive = rows.relations()[e] == ScoreRows.POSITIVE;
            double wrong = positive ? -rows.scores()[e] : rows.scores()[e];
            double share = all == 0 ? 0 : rows.weights()[e] / all;
            // exp of a negative number cannot overflow.
            double tail = Math.exp(-Math.abs(wrong));
            double gradient = share * (wrong > 0 ? 1 : tail) / (1 + tail);
            loss += share * (Math.max(wrong, 0) + Math.log1p(tail));
            rows.gradients()[e] = (float) (positive ? -gradient : gradient);
        }
        return RowwiseObjective.requireFinite(loss, rows);
    }

    @Override
    public String toString() {
        return "weighted-logistic";
    }
}
