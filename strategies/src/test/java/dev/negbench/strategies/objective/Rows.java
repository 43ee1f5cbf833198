package dev.negbench.strategies.objective;

import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Random;

/** Score matrices for tests, and the slow checks that both losses must pass. */
final class Rows {
    private Rows() {}

    /** Builds rows from scores; the first of each is the positive. */
    static ScoreRows of(double[]... scores) {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        int item = 0;
        for (double[] row : scores) {
            rows.openRow();
            for (int k = 0; k < row.length; k++) {
                rows.append(item++, k == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
                rows.scores()[rows.entries() - 1] = (float) row[k];
            }
        }
        return rows;
    }

    /** Random rows of 1 to 9 entries with scores in (-spread, spread) and weights of which one in six is 0. */
    static ScoreRows random(Random random, double spread) {
        double[][] scores = new double[1 + random.nextInt(6)][];
        for (int r = 0; r < scores.length; r++) {
            scores[r] = new double[1 + random.nextInt(9)];
            for (int k = 0; k < scores[r].length; k++) {
                scores[r][k] = spread * (2 * random.nextDouble() - 1);
            }
        }
        ScoreRows rows = of(scores);
        for (int e = 0; e < rows.entries(); e++) {
            rows.weights()[e] = random.nextInt(6) == 0 ? 0f : (float) (3 * random.nextDouble());
        }
        return rows;
    }

    /** Returns the largest difference between a gradient and the central difference of the loss, as a share of 1/t. */
    static double gradientError(Objective objective, ScoreRows rows, double temperature) {
        objective.evaluate(rows);
        float[] gradients = rows.gradients().clone();
        float step = (float) (temperature * 1e-3);
        double worst = 0;
        for (int e = 0; e < rows.entries(); e++) {
            float score = rows.scores()[e];
            float above = score + Math.max(step, Math.ulp(score));
            float below = score - Math.max(step, Math.ulp(score));
            rows.scores()[e] = above;
            double lossAbove = objective.evaluate(rows);
            rows.scores()[e] = below;
            double lossBelow = objective.evaluate(rows);
            rows.scores()[e] = score;
            double slope = (lossAbove - lossBelow) / ((double) above - below);
            worst = Math.max(worst, Math.abs(slope - gradients[e]) * temperature);
        }
        return worst;
    }
}
