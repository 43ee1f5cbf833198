package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.stage.ScoreRows;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairAndListTest {
    private static ScoreRows rows(double[]... scores) {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        for (double[] row : scores) {
            rows.openRow();
            for (double score : row) {
                rows.append(rows.entries(), ScoreRows.DRAWN);
                rows.scores()[rows.entries() - 1] = (float) score;
            }
        }
        return rows;
    }

    @Test
    void addsYesNoAndTheChoice() {
        double pair = Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(0.5));
        double choice = Math.log(1 + Math.exp(-0.5) + Math.exp(-3));
        assertEquals(pair + choice, PairAndList.INSTANCE.evaluate(rows(new double[] {1, 0.5, -2})), 1e-7);
        assertEquals(Math.log1p(Math.exp(-1)), PairAndList.INSTANCE.evaluate(rows(new double[] {1})), 1e-7);
        assertEquals(
                (pair + choice + Math.log1p(Math.exp(-1))) / 2,
                PairAndList.INSTANCE.evaluate(rows(new double[] {1, 0.5, -2}, new double[] {1})), 1e-7);
        assertEquals(0, PairAndList.INSTANCE.evaluate(rows()));
    }

    @Test
    void gradientsAreThoseOfFiniteDifferences() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            double[][] scores = new double[1 + random.nextInt(4)][];
            for (int row = 0; row < scores.length; row++) {
                scores[row] = random.doubles(1 + random.nextInt(6), -3, 3).toArray();
            }
            ScoreRows rows = rows(scores);
            PairAndList.INSTANCE.evaluate(rows);
            float[] gradients = rows.gradients().clone();
            for (int e = 0; e < rows.entries(); e++) {
                float score = rows.scores()[e];
                rows.scores()[e] = score + 1e-2f;
                double above = PairAndList.INSTANCE.evaluate(rows);
                rows.scores()[e] = score - 1e-2f;
                double below = PairAndList.INSTANCE.evaluate(rows);
                rows.scores()[e] = score;
                assertEquals((above - below) / 2e-2, gradients[e], 1e-4, "seed " + seed + ", entry " + e);
            }
        }
    }

    @Test
    void divergenceIsNoticed() {
        ScoreRows rows = rows(new double[] {0.5, 0.2}, new double[] {0.5, Double.NaN});
        ArithmeticException thrown =
                assertThrows(ArithmeticException.class, () -> PairAndList.INSTANCE.evaluate(rows));
        assertEquals(
                "the score of row 1, entry 1 is NaN: training has diverged; lower the learning rate",
                thrown.getMessage());
    }
}
