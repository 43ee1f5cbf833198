package dev.negbench.strategies.objective;

import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;

/** A loss that is the mean of its rows' losses, none of which looks at another row. */
public interface RowwiseObjective extends Objective {
    /**
     * Computes one row's loss and writes the gradients of its entries, of the batch's loss: the row's own divided by
     * {@code rows.rows()}.
     *
     * @param rows the batch
     * @param from the row's first entry
     * @param to one past its last entry
     */
    double evaluateRow(ScoreRows rows, int from, int to);

    /**
     * {@inheritDoc}
     *
     * @return the mean over rows; 0 for a batch without rows
     * @throws ArithmeticException if a score leaves the loss NaN or infinite: the model has diverged
     */
    @Override
    default double evaluate(ScoreRows rows) {
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            loss += evaluateRow(rows, rows.start(row), rows.start(row + 1));
        }
        return rows.rows() == 0 ? 0 : requireFinite(loss, rows) / rows.rows();
    }

    /**
     * Returns a loss that is a number.
     *
     * @throws ArithmeticException if it is NaN or infinite, naming the score that is to blame
     */
    static double requireFinite(double loss, ScoreRows rows) {
        if (!Double.isFinite(loss)) {
            throw EntryChecks.notFinite(rows);
        }
        return loss;
    }
}
