package dev.negbench.strategies.calibrationsets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.objective.RankMargin;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SetContrastTest {
    private static ScoreRows rows(float[] scores, float[] targets) {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        rows.openRow();
        for (int e = 0; e < scores.length; e++) {
            rows.append(e, e == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
            rows.scores()[e] = scores[e];
            rows.targets()[e] = targets[e];
        }
        return rows;
    }

    /** The card's value: one positive among three alternatives that score alike. */
    @Test
    void equalScoresCostTheLogarithmOfTheAlternatives() {
        float[] equal = {0.4f, 0.4f, 0.4f};
        assertEquals(Math.log(3), new SetContrast(1).evaluate(rows(equal, new float[] {1, -1, -1})), 1e-12);
        assertEquals(Math.log(4), new SetContrast(1).evaluate(rows(equal, new float[] {2, -1, -1})), 1e-12);
        assertEquals(0, new SetContrast(1).evaluate(rows(equal, new float[] {1, 1, Float.NaN})));
        assertEquals(0, new SetContrast(1).evaluate(rows(equal, new float[] {Float.NaN, -1, -1})));
    }

    @Test
    void aTargetOfTwoIsTheMemberTwice() {
        ScoreRows once = rows(new float[] {0.3f, 0.1f, 0.2f}, new float[] {2, 1, -2});
        ScoreRows twice = rows(new float[] {0.3f, 0.3f, 0.1f, 0.2f, 0.2f}, new float[] {1, 1, 1, -1, -1});
        SetContrast loss = new SetContrast(0.3);
        assertEquals(loss.evaluate(twice), loss.evaluate(once), 1e-12);
        assertEquals(2 * twice.gradients()[0], once.gradients()[0], 1e-6);
        assertEquals(2 * twice.gradients()[4], once.gradients()[2], 1e-6);
    }

    private static ScoreRows random(Random random) {
        int size = 2 + random.nextInt(6);
        ScoreRows rows = new ScoreRows();
        rows.clear();
        for (int row = 0; row < 3; row++) {
            rows.openRow();
            for (int v = 0; v < size; v++) {
                boolean inBatch = v == size - 1;
                rows.append(v, v == 0 ? ScoreRows.POSITIVE : inBatch ? ScoreRows.IN_BATCH : ScoreRows.DRAWN);
                int e = rows.entries() - 1;
                rows.scores()[e] = random.nextFloat();
                rows.targets()[e] = new float[] {Float.NaN, 1, 2, -1, -2}[random.nextInt(5)];
                rows.weights()[e] = inBatch ? 1 : 0;
            }
        }
        return rows;
    }

    private static void assertGradients(Objective loss, ScoreRows rows, long seed) {
        loss.evaluate(rows);
        float[] gradients = rows.gradients().clone();
        for (int e = 0; e < rows.entries(); e++) {
            float score = rows.scores()[e];
            float above = score + 1e-3f;
            float below = score - 1e-3f;
            rows.scores()[e] = above;
            double up = loss.evaluate(rows);
            rows.scores()[e] = below;
            double down = loss.evaluate(rows);
            rows.scores()[e] = score;
            assertEquals((up - down) / ((double) above - below), gradients[e], 2e-3, "seed " + seed + ", entry " + e);
        }
    }

    @Property(tries = 200)
    void gradientsAreThoseOfFiniteDifferences(@ForAll long seed) {
        assertGradients(new SetContrast(0.3), random(new Random(seed)), seed);
        assertGradients(
                new CalibrationLoss(InfoNce.of(0.3), 0.5, new SetContrast(0.4), 2), random(new Random(seed)), seed);
    }

    @Test
    void losesAreWeightedAndAddedUp() {
        ScoreRows rows = random(new Random(1));
        double contrastive = InfoNce.of(0.2).evaluate(rows);
        float[] ofContrastive = Arrays.copyOf(rows.gradients(), rows.entries());
        RankMargin margin = RankMargin.of(1, 0.1, 0);
        double ranked = margin.evaluate(rows);
        float[] expected = Arrays.copyOf(rows.gradients(), rows.entries());
        for (int e = 0; e < expected.length; e++) {
            expected[e] = 0.1f * ofContrastive[e] + 3 * expected[e];
        }
        assertEquals(
                0.1 * contrastive + 3 * ranked,
                new CalibrationLoss(InfoNce.of(0.2), 0.1, margin, 3).evaluate(rows),
                1e-12);
        assertArrayEquals(expected, Arrays.copyOf(rows.gradients(), rows.entries()), 1e-6f);
        Arrays.fill(rows.targets(), Float.NaN);
        assertEquals(contrastive, new CalibrationLoss(InfoNce.of(0.2), 0.1, margin, 3).evaluate(rows));
        assertArrayEquals(ofContrastive, Arrays.copyOf(rows.gradients(), rows.entries()));
    }

    @Test
    void divergenceIsNamed() {
        ScoreRows rows = rows(new float[] {Float.NaN, 0.1f}, new float[] {1, -1});
        assertThrows(ArithmeticException.class, () -> new SetContrast(1).evaluate(rows));
    }
}
