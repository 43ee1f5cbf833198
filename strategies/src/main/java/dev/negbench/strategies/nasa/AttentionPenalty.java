package dev.negbench.strategies.nasa;

import dev.negbench.strategies.stage.AttentionObjective;
import dev.negbench.strategies.stage.AttentionRows;

/**
 * What one head's mean negative attention score costs, {@code max(0, NAS)} or {@code NAS²}, and μ times the
 * divergence KL(before ‖ now) of the answers' probabilities. Uses no label. Source: card, variants B and C.
 */
final class AttentionPenalty implements AttentionObjective {
    private final int head;
    private final boolean squared;
    private final double mu;
    private final double[] before;

    /**
     * @param squared whether the square is taken, which also pushes scores below 0 up
     * @param mu weight of the divergence, at least 0
     * @param before each pair's logit before the alignment; live, as long as the largest batch
     */
    AttentionPenalty(int head, boolean squared, double mu, double[] before) {
        this.head = head;
        this.squared = squared;
        this.mu = mu;
        this.before = before;
    }

    @Override
    public double evaluate(AttentionRows rows) {
        int count = rows.rows();
        double mean = 0;
        double divergence = 0;
        for (int row = 0; row < count; row++) {
            mean += NegativeAttention.of(rows, row, head) / count;
            double now = rows.logits()[row];
            double ofBefore = logistic(before[row]);
            rows.logitGradients()[row] = mu * (logistic(now) - ofBefore) / count;
            divergence += ofBefore * (softplus(-now) - softplus(-before[row])) / count;
            divergence += (1 - ofBefore) * (softplus(now) - softplus(before[row])) / count;
        }
        double slope = squared ? 2 * mean : mean > 0 ? 1 : 0;
        if (slope != 0) {
            for (int row = 0; row < count; row++) {
                NegativeAttention.addGradient(rows, row, head, slope / count);
            }
        }
        return (squared ? mean * mean : Math.max(0, mean)) + mu * divergence;
    }

    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
