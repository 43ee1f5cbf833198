package dev.negbench.strategies.confit;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;

/**
 * ConFit v2's loss (src/model/confit.py): {@code L = lambda * L_row + (1 - lambda) * L_column}. {@code L_row} is {@link
 * InfoNce}: each query chooses its positive among the texts of its row. {@code L_column} is the same the other way
 * round: each positive {@code p} chooses its query {@code i} among the rows that it is compared in,
 *
 * <pre>-log( exp(s_ip/t) / (exp(s_ip/t) + sum_k w_kp exp(s_kp/t)) )</pre>
 *
 * summed over the rows {@code k} that have {@code p} among their negatives, whether from the batch or drawn. Rows with
 * the same chosen positive are no negatives of each other. Both parts are means over rows. Weights as in InfoNCE; the
 * positive's own is not read. Two exponentials an entry at most; allocates nothing once a thread's scratch memory has
 * grown.
 *
 * @param temperature the {@code t} above, in units of the score
 * @param rowShare the {@code lambda} above, from 0 (columns only) to 1 (rows only: InfoNCE)
 */
record SymmetricInfoNce(double temperature, double rowShare) implements Objective {
    private static final ThreadLocal<Columns> COLUMNS = ThreadLocal.withInitial(Columns::new);

    /** One value a distinct text of the batch. */
    private static final class Columns {
        /** The largest exponent of a negative, NaN where no row's positive heads the column. */
        private double[] top = {};

        private double[] negatives = {};
        private double[] share = {};

        void clear(ScoreRows rows) {
            int items = 0;
            for (int e = 0; e < rows.entries(); e++) {
                items = Math.max(items, rows.items()[e] + 1);
            }
            if (top.length < items) {
                top = new double[items * 2];
                negatives = new double[items * 2];
                share = new double[items * 2];
            }
            Arrays.fill(top, 0, items, Double.NaN);
            Arrays.fill(negatives, 0, items, 0);
            Arrays.fill(share, 0, items, 0);
            for (int row = 0; row < rows.rows(); row++) {
                if (rows.start(row) < rows.start(row + 1)) {
                    top[rows.items()[rows.start(row)]] = Double.NEGATIVE_INFINITY;
                }
            }
        }
    }

    /**
     * {@inheritDoc}
     *
     * @return the mean over rows, at least 0; 0 for a batch without rows
     * @throws IllegalArgumentException if a negative's weight is below 0 or not finite
     * @throws ArithmeticException if a score leaves the loss NaN or infinite: the model has diverged
     */
    @Override
    public double evaluate(ScoreRows rows) {
        double rowLoss = InfoNce.of(temperature).evaluate(rows);
        for (int e = 0; e < rows.entries(); e++) {
            rows.gradients()[e] *= (float) rowShare;
        }
        return rowShare * rowLoss + (1 - rowShare) * columnLoss(rows);
    }

    private double columnLoss(ScoreRows rows) {
        Columns columns = COLUMNS.get();
        columns.clear(rows);
        addNegatives(rows, columns);
        double loss = 0;
        int count = rows.rows();
        double scale = (1 - rowShare) / (temperature * Math.max(1, count));
        for (int row = 0; row < count; row++) {
            int e = rows.start(row);
            double negatives = e == rows.start(row + 1) ? 0 : columns.negatives[rows.items()[e]];
            if (negatives > 0) {
                int item = rows.items()[e];
                double lead = exponent(rows, e) - columns.top[item];
                // Where the positive leads far, log1p keeps a loss near zero from vanishing.
                loss += lead >= 0
                        ? Math.log1p(negatives * Math.exp(-lead))
                        : Math.log(Math.exp(lead) + negatives) - lead;
                double share = 1 / (Math.exp(lead) + negatives);
                columns.share[item] += share;
                rows.gradients()[e] -= (float) (scale * negatives * share);
            }
        }
        for (int e = 0; e < rows.entries(); e++) {
            if (isNegative(rows, e, columns)) {
                int item = rows.items()[e];
                rows.gradients()[e] += (float) (scale * term(rows, e, columns) * columns.share[item]);
            }
        }
        return count == 0 ? 0 : loss / count;
    }

    private void addNegatives(ScoreRows rows, Columns columns) {
        for (int e = 0; e < rows.entries(); e++) {
            if (isNegative(rows, e, columns)) {
                int item = rows.items()[e];
                columns.top[item] = Math.max(columns.top[item], exponent(rows, e));
            }
        }
        for (int e = 0; e < rows.entries(); e++) {
            if (isNegative(rows, e, columns)) {
                columns.negatives[rows.items()[e]] += term(rows, e, columns);
            }
        }
    }

    /** Tells whether an entry is a negative of a column that some row's positive heads. */
    private static boolean isNegative(ScoreRows rows, int entry, Columns columns) {
        return rows.relations()[entry] != ScoreRows.POSITIVE
                && rows.weights()[entry] > 0
                && !Double.isNaN(columns.top[rows.items()[entry]]);
    }

    private double term(ScoreRows rows, int entry, Columns columns) {
        return rows.weights()[entry] * Math.exp(exponent(rows, entry) - columns.top[rows.items()[entry]]);
    }

    private double exponent(ScoreRows rows, int entry) {
        return rows.scores()[entry] / temperature;
    }

    @Override
    public String toString() {
        return "symmetric-info-nce(temperature=" + temperature + ",rows=" + rowShare + ")";
    }
}
