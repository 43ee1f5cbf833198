package dev.negbench.strategies.staradore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.objective.PairwiseSoftplus;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MixedPairsTest {
    /** A row: its positive, the other rows' positives, what was drawn for it, what was drawn for the others. */
    private static void append(ScoreRows rows, double positive, double[] inBatch, double[] own, double[] shared) {
        rows.openRow();
        append(rows, ScoreRows.POSITIVE, positive);
        append(rows, ScoreRows.IN_BATCH, inBatch);
        append(rows, ScoreRows.DRAWN, own);
        append(rows, ScoreRows.SHARED, shared);
    }

    private static void append(ScoreRows rows, byte relation, double... scores) {
        for (double score : scores) {
            rows.append(rows.entries(), relation);
            rows.scores()[rows.entries() - 1] = (float) score;
        }
    }

    /** The card's batch of three; the second hard document is a labelled positive of the first query. */
    private static ScoreRows cardBatch() {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        append(rows, 2, new double[] {0.5, -1}, new double[] {1.8}, new double[] {-0.5});
        append(rows, 1.5, new double[] {1, 0}, new double[] {1.7}, new double[] {0.4, 0.3});
        append(rows, 0.9, new double[] {0.2, -0.3}, new double[] {1.2}, new double[] {-0.2, 0.6});
        return rows;
    }

    @Test
    void theRandomPartOfTheCard() {
        double hard = new MixedPairs(0, 1).evaluate(cardBatch());
        double both = new MixedPairs(1, 1).evaluate(cardBatch());
        assertEquals(0.2653265680, both - hard, 5e-8);
    }

    @Test
    void poolingWeighsThePartsByTheirPairs() {
        double hard = new MixedPairs(0, 1).evaluate(cardBatch());
        double random = new MixedPairs(1, 1).evaluate(cardBatch()) - hard;
        assertEquals(PairwiseSoftplus.standard().evaluate(cardBatch()), (8 * hard + 6 * random) / 14, 1e-12);
        assertEquals(0.3795564634, (8 * hard + 6 * random) / 14, 5e-8);
    }

    @Test
    void theOwnHardPairsOfTheCard() {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        append(rows, 2, new double[0], new double[] {1.8}, new double[0]);
        append(rows, 1.5, new double[0], new double[] {1.7}, new double[0]);
        append(rows, 0.9, new double[0], new double[] {1.2}, new double[0]);
        assertEquals(0.7502109944, new MixedPairs(1, 1).evaluate(rows), 5e-8);
    }

    @Property(tries = 300)
    void gradientIsTheSlope(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 3) double alpha,
            @ForAll @DoubleRange(min = 0.05, max = 1) double temperature) {
        Random random = new Random(seed);
        ScoreRows rows = new ScoreRows();
        rows.clear();
        for (int r = 0; r < 3; r++) {
            append(
                    rows,
                    random.nextDouble(),
                    random.doubles(random.nextInt(4)).toArray(),
                    random.doubles(random.nextInt(3)).toArray(),
                    random.doubles(random.nextInt(4)).toArray());
        }
        MixedPairs objective = new MixedPairs(alpha, temperature);
        objective.evaluate(rows);
        float[] gradients = rows.gradients().clone();
        float step = (float) (temperature * 1e-3);
        for (int e = 0; e < rows.entries(); e++) {
            float score = rows.scores()[e];
            rows.scores()[e] = score + step;
            double above = objective.evaluate(rows);
            rows.scores()[e] = score - step;
            double below = objective.evaluate(rows);
            rows.scores()[e] = score;
            double slope = (above - below) / ((double) (score + step) - (score - step));
            assertEquals(slope, gradients[e], 1e-5 / temperature, "seed " + seed + ", entry " + e);
        }
    }

    @Test
    void divergenceIsNoticed() {
        ScoreRows rows = cardBatch();
        rows.scores()[0] = Float.NaN;
        assertThrows(ArithmeticException.class, () -> new MixedPairs(0.5, 1).evaluate(rows));
    }
}
