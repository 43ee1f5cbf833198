package dev.negbench.strategies.nasa;

import dev.negbench.strategies.stage.AttentionObjective;
import dev.negbench.strategies.stage.AttentionRows;

/**
 * Mean binary cross-entropy of the answers. Source: card, NASA-style procedure, step 2.
 *
 * @param relevant the right answer of each pair; live, as long as the largest batch
 */
record LabelCrossEntropy(boolean[] relevant) implements AttentionObjective {
    @Override
    public double evaluate(AttentionRows rows) {
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double wrong = relevant[row] ? -rows.logits()[row] : rows.logits()[row];
            // exp of a negative number cannot overflow.
            double tail = StrictMath.exp(-Math.abs(wrong));
            double gradient = (wrong > 0 ? 1 : tail) / (1 + tail) / rows.rows();
            loss += (Math.max(wrong, 0) + StrictMath.log1p(tail)) / rows.rows();
            rows.logitGradients()[row] = relevant[row] ? -gradient : gradient;
        }
        return loss;
    }
}
