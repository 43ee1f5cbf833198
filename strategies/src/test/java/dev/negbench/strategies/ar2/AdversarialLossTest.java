package dev.negbench.strategies.ar2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The loss over batches: what of a row takes part, how rows are averaged, and its gradient. */
class AdversarialLossTest {
    private static ScoreRows rows(double[][] retriever, double[][] ranker) {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        int item = 0;
        for (int row = 0; row < retriever.length; row++) {
            rows.openRow();
            for (int k = 0; k < retriever[row].length; k++) {
                rows.append(item++, k == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
                rows.scores()[rows.entries() - 1] = (float) retriever[row][k];
                rows.targets()[rows.entries() - 1] = (float) ranker[row][k];
            }
        }
        return rows;
    }

    private static ScoreRows golden(int copies) {
        double[][] retriever = new double[copies][];
        double[][] ranker = new double[copies][];
        Arrays.fill(retriever, new double[] {1.8, 2, 1, 0.5, -0.5});
        Arrays.fill(ranker, new double[] {1.2, 1.5, 0.2, 0.9, -1});
        return rows(retriever, ranker);
    }

    private static AdversarialLoss loss(AdversarialTerm term, double lambda, boolean sums) {
        return AdversarialLoss.of(term, lambda, sums, 1, 1);
    }

    @Test
    void theLossOfTheCard() {
        assertEquals(2.6540807670, loss(AdversarialTerm.CODE, 0.5, true).evaluate(golden(1)), 1e-6);
        assertEquals(2.6540807670, loss(AdversarialTerm.CODE, 0.5, false).evaluate(golden(8)), 1e-6);
        assertEquals(
                0.5 * 8 * 3.8471164356 + 0.5 * 1.4610450983,
                loss(AdversarialTerm.CODE, 0.5, true).evaluate(golden(8)),
                1e-5,
                "summed over a batch of 8, the term weighs 8 times as much");
        assertEquals(
                0.5 * (1.4610450983 - 0.6586100497),
                loss(AdversarialTerm.PAPER, 0.5, false).evaluate(golden(3)),
                1e-6);
    }

    @Test
    void theEndsOfLambdaAreTheTermsThemselves() {
        assertEquals(1.4610450983, loss(AdversarialTerm.PAPER, 0, false).evaluate(golden(2)), 1e-6);
        assertEquals(-0.6586100497, loss(AdversarialTerm.PAPER, 1, false).evaluate(golden(2)), 1e-6);
    }

    @Test
    void temperaturesDivideTheScores() {
        ScoreRows scaled =
                rows(new double[][] {{0.18, 0.2, 0.1, 0.05, -0.05}}, new double[][] {{2.4, 3, 0.4, 1.8, -2}});
        double expected = loss(AdversarialTerm.PAPER, 0.5, false).evaluate(golden(1));
        AdversarialLoss tempered = AdversarialLoss.of(AdversarialTerm.PAPER, 0.5, false, 0.1, 2);
        assertEquals(expected, tempered.evaluate(scaled), 1e-5);
    }

    private static ScoreRows random(Random random) {
        double[][] retriever = new double[1 + random.nextInt(5)][];
        double[][] ranker = new double[retriever.length][];
        for (int row = 0; row < retriever.length; row++) {
            int count = 1 + random.nextInt(16);
            retriever[row] = random.doubles(count, -1, 1).toArray();
            ranker[row] = random.doubles(count, -3, 3).toArray();
        }
        return rows(retriever, ranker);
    }

    @Test
    void gradientsAreTheSlopesOfTheLoss() {
        long seed = 21;
        Random random = new Random(seed);
        for (int trial = 0; trial < 80; trial++) {
            ScoreRows rows = random(random);
            double t = 0.2 + random.nextDouble();
            AdversarialLoss loss = AdversarialLoss.of(
                    AdversarialTerm.values()[trial % 2], random.nextDouble(), random.nextBoolean(), t, 0.7);
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
                double slope = (lossAbove - lossBelow) / ((double) above - below);
                assertEquals(
                        slope,
                        gradients[e],
                        1e-4 * (1 + Math.abs(slope)) / (t * t),
                        "seed " + seed + ", trial " + trial + ", entry " + e);
            }
        }
    }

    /** Rows of the batch's other texts and rows without a negative change nothing. */
    @Test
    void onlyThePositiveAndTheDrawnPlay() {
        ScoreRows rows = golden(1);
        rows.append(90, ScoreRows.IN_BATCH);
        rows.append(91, ScoreRows.SHARED);
        rows.scores()[5] = 3;
        rows.scores()[6] = 4;
        rows.openRow();
        rows.append(92, ScoreRows.POSITIVE);
        rows.targets()[7] = 1;
        Arrays.fill(rows.gradients(), 0, 8, Float.NaN);
        AdversarialLoss loss = loss(AdversarialTerm.CODE, 0.5, false);
        assertEquals(2.6540807670, loss.evaluate(rows), 1e-6);
        assertArrayEquals(new float[3], Arrays.copyOfRange(rows.gradients(), 5, 8));
        ScoreRows alone = golden(1);
        loss.evaluate(alone);
        assertArrayEquals(Arrays.copyOf(alone.gradients(), 5), Arrays.copyOf(rows.gradients(), 5));
    }

    @Test
    void aBatchWithoutTargetsIsOfTheWarmUp() {
        ScoreRows rows = golden(2);
        Arrays.fill(rows.targets(), 0, rows.entries(), Float.NaN);
        AdversarialLoss loss = AdversarialLoss.of(AdversarialTerm.PAPER, 0.5, false, 0.3, 1);
        double found = loss.evaluate(rows);
        float[] gradients = Arrays.copyOf(rows.gradients(), rows.entries());
        assertEquals(InfoNce.of(0.3).evaluate(rows), found);
        assertArrayEquals(Arrays.copyOf(rows.gradients(), rows.entries()), gradients);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        for (double lambda : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> loss(AdversarialTerm.CODE, lambda, false));
        }
        for (double t : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(
                    IllegalArgumentException.class, () -> AdversarialLoss.of(AdversarialTerm.CODE, 0.5, false, t, 1));
            assertThrows(
                    IllegalArgumentException.class, () -> AdversarialLoss.of(AdversarialTerm.CODE, 0.5, false, 1, t));
        }
    }

    @Test
    void aMissingTargetIsNamed() {
        ScoreRows rows = golden(2);
        rows.targets()[7] = Float.NaN;
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> loss(AdversarialTerm.PAPER, 0.5, false)
                        .evaluate(rows));
        assertTrue(refused.getMessage().contains("row 1, entry 2"), refused.getMessage());
        ScoreRows diverged = golden(1);
        diverged.scores()[2] = Float.NaN;
        assertThrows(ArithmeticException.class, () -> loss(AdversarialTerm.PAPER, 0.5, false)
                .evaluate(diverged));
    }
}
