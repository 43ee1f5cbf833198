package dev.negbench.strategies.confit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The loss of both directions against its formula, its gradient against finite differences. */
class SymmetricInfoNceTest {
    /**
     * Rows of a batch: row r has positive item r (the last row shares row 0's), all other rows' positives as in-batch
     * negatives, and two mined items that all rows share.
     */
    private static ScoreRows batch(int rows, Random random, double spread) {
        ScoreRows scores = new ScoreRows();
        scores.clear();
        for (int row = 0; row < rows; row++) {
            int own = row == rows - 1 ? 0 : row;
            scores.openRow();
            scores.append(own, ScoreRows.POSITIVE);
            for (int item = 0; item < rows - 1; item++) {
                if (item != own) {
                    scores.append(item, ScoreRows.IN_BATCH);
                }
            }
            scores.append(rows, row == 0 ? ScoreRows.DRAWN : ScoreRows.SHARED);
            scores.append(rows + 1, row == 1 ? ScoreRows.DRAWN : ScoreRows.SHARED);
        }
        for (int e = 0; e < scores.entries(); e++) {
            scores.scores()[e] = (float) (spread * random.nextGaussian());
        }
        return scores;
    }

    /** The formula, written down without any care for large exponents. */
    private static double plain(ScoreRows rows, double t, double lambda) {
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            int own = rows.start(row);
            double ownTerm = Math.exp(rows.scores()[own] / t);
            double inRow = ownTerm;
            for (int e = own + 1; e < rows.start(row + 1); e++) {
                inRow += rows.weights()[e] * Math.exp(rows.scores()[e] / t);
            }
            double inColumn = ownTerm;
            for (int e = 0; e < rows.entries(); e++) {
                if (rows.items()[e] == rows.items()[own] && rows.relations()[e] != ScoreRows.POSITIVE) {
                    inColumn += rows.weights()[e] * Math.exp(rows.scores()[e] / t);
                }
            }
            loss -= lambda * Math.log(ownTerm / inRow) + (1 - lambda) * Math.log(ownTerm / inColumn);
        }
        return loss / rows.rows();
    }

    @Test
    void followsTheFormula() {
        long seed = 12;
        Random random = new Random(seed);
        for (int trial = 0; trial < 200; trial++) {
            ScoreRows rows = batch(2 + random.nextInt(6), random, 0.3);
            for (int e = 0; e < rows.entries(); e++) {
                rows.weights()[e] = random.nextInt(5) == 0 ? 0 : 2 * random.nextFloat();
            }
            double t = 0.05 + random.nextDouble();
            double lambda = random.nextDouble();
            assertEquals(
                    plain(rows, t, lambda),
                    new SymmetricInfoNce(t, lambda).evaluate(rows),
                    1e-9,
                    "seed " + seed + ", trial " + trial);
        }
    }

    /** Two queries, s = [[0.9, 0.1], [0.2, 0.8]], t = 0.5: rows and columns by hand. */
    @Test
    void aBatchOfTwoByHand() {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        float[][] s = {{0.9f, 0.1f}, {0.8f, 0.2f}};
        for (int row = 0; row < 2; row++) {
            rows.openRow();
            rows.append(row, ScoreRows.POSITIVE);
            rows.scores()[rows.entries() - 1] = s[row][0];
            rows.append(1 - row, ScoreRows.IN_BATCH);
            rows.scores()[rows.entries() - 1] = s[row][1];
        }
        double byRow = (Math.log1p(Math.exp(-1.6)) + Math.log1p(Math.exp(-1.2))) / 2;
        double byColumn = (Math.log1p(Math.exp(-1.4)) + Math.log1p(Math.exp(-1.4))) / 2;
        assertEquals(byRow, new SymmetricInfoNce(0.5, 1).evaluate(rows), 1e-7);
        assertEquals(byColumn, new SymmetricInfoNce(0.5, 0).evaluate(rows), 1e-7);
        assertEquals((byRow + byColumn) / 2, new SymmetricInfoNce(0.5, 0.5).evaluate(rows), 1e-7);
    }

    @Test
    void gradientsAreTheSlopesOfTheLoss() {
        long seed = 5;
        Random random = new Random(seed);
        for (int trial = 0; trial < 60; trial++) {
            ScoreRows rows = batch(2 + random.nextInt(5), random, 0.5);
            double t = 0.1 + random.nextDouble();
            SymmetricInfoNce loss = new SymmetricInfoNce(t, random.nextDouble());
            loss.evaluate(rows);
            float[] gradients = Arrays.copyOf(rows.gradients(), rows.entries());
            for (int e = 0; e < rows.entries(); e++) {
                float score = rows.scores()[e];
                float above = score + 1e-3f;
                float below = score - 1e-3f;
                rows.scores()[e] = above;
                double lossAbove = loss.evaluate(rows);
                rows.scores()[e] = below;
                double lossBelow = loss.evaluate(rows);
                rows.scores()[e] = score;
                assertEquals(
                        (lossAbove - lossBelow) / ((double) above - below),
                        gradients[e],
                        1e-4 / t,
                        "seed " + seed + ", trial " + trial + ", entry " + e);
            }
        }
    }

    @Test
    void oneDirectionIsInfoNce() {
        ScoreRows rows = batch(5, new Random(3), 0.4);
        double expected = InfoNce.of(0.1).evaluate(rows);
        float[] gradients = Arrays.copyOf(rows.gradients(), rows.entries());
        assertEquals(expected, new SymmetricInfoNce(0.1, 1).evaluate(rows));
        assertArrayEquals(gradients, Arrays.copyOf(rows.gradients(), rows.entries()));
    }

    @Test
    void farScoresNeitherOverflowNorVanish() {
        for (float spread : new float[] {50, 3000}) {
            ScoreRows rows = batch(4, new Random(8), spread);
            double loss = new SymmetricInfoNce(0.05, 0.5).evaluate(rows);
            assertTrue(Double.isFinite(loss) && loss > 0, () -> "loss " + loss);
            for (int e = 0; e < rows.entries(); e++) {
                assertTrue(Float.isFinite(rows.gradients()[e]), "entry " + e);
            }
        }
    }

    @Test
    void aScoreThatIsNoNumberIsRefused() {
        ScoreRows rows = batch(3, new Random(1), 1);
        rows.scores()[4] = Float.NaN;
        assertThrows(ArithmeticException.class, () -> new SymmetricInfoNce(0.05, 0.5).evaluate(rows));
    }
}
