package dev.negbench.strategies.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RankMarginTest {
    private static final RankMargin LOSS = RankMargin.of(1, 0.001, 0);

    private static ScoreRows rows(double[] scores, double... targets) {
        ScoreRows rows = Rows.of(scores);
        for (int e = 0; e < targets.length; e++) {
            rows.targets()[e] = (float) targets[e];
        }
        return rows;
    }

    /** The card's closed form (c). */
    @Test
    void costsWhatTheCardSays() {
        double[] targets = {4, 3, 2, 1};
        assertEquals(0, LOSS.evaluate(rows(new double[] {0.3, 0.2, 0.1, 0}, targets)));
        assertEquals(0.006, LOSS.evaluate(rows(new double[] {0.5, 0.5, 0.5, 0.5}, targets)), 1e-12);
        assertEquals(0.606, LOSS.evaluate(rows(new double[] {0, 0.1, 0.2, 0.3}, targets)), 1e-6);
        assertEquals(0.606, LOSS.evaluate(rows(new double[] {0.3, 0.1, 0.2, 0}, 1, 3, 2, 4)), 1e-6);
        assertEquals(6.006, RankMargin.of(10, 0.001, 0).evaluate(rows(new double[] {0, 0.1, 0.2, 0.3}, targets)), 1e-5);
    }

    /** Corners are avoided: with a step of 0 and different scores, no pair is exactly on its margin. */
    @Property(tries = 200)
    void gradientsAreThoseOfFiniteDifferences(@ForAll long seed) {
        Random random = new Random(seed);
        ScoreRows rows = Rows.random(random, 1);
        int[] levels = random.ints(rows.entries(), 0, 1000).toArray();
        for (int e = 0; e < rows.entries(); e++) {
            rows.scores()[e] = levels[e] / 50f + e / 10_000f;
            rows.targets()[e] = random.nextInt(5) == 0 ? Float.NaN : random.nextInt(4);
        }
        RankMargin loss = RankMargin.of(0.7, 0, random.nextInt(3) * 3);
        double error = Rows.gradientError(loss, rows, 0.01);
        assertTrue(error < 1e-4, "seed " + seed + ": " + error);
    }

    @Test
    void whatIsMissingRepeatsTheLast() {
        RankMargin four = RankMargin.of(1, 0.5, 4);
        ScoreRows two = rows(new double[] {0, 0.1, 0.7}, Double.NaN, 2, 1);
        ScoreRows four2 = rows(new double[] {0, 0.1, 0.7, 0.7, 0.7}, Double.NaN, 2, 1, 1, 1);
        assertEquals(RankMargin.of(1, 0.5, 0).evaluate(four2), four.evaluate(two), 1e-6);
        assertEquals(four2.gradients()[1], two.gradients()[1], 1e-6);
        assertEquals(0, LOSS.evaluate(rows(new double[] {0.4, 0.1}, Double.NaN, 1)));
        assertEquals(0, four.evaluate(rows(new double[] {0.4, 0.1}, Double.NaN, Double.NaN)));
    }

    @Test
    void entriesWithoutTargetAreLeftAlone() {
        ScoreRows rows = rows(new double[] {0.1, 0.9, 0.2}, 2, Double.NaN, 1);
        Arrays.fill(rows.gradients(), 9);
        LOSS.evaluate(rows);
        assertArrayEquals(new float[] {-1, 0, 1}, Arrays.copyOf(rows.gradients(), 3));
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThrows(IllegalArgumentException.class, () -> RankMargin.of(0, 0.001, 0));
        assertThrows(IllegalArgumentException.class, () -> RankMargin.of(1, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> RankMargin.of(1, 0.001, -1));
        assertThrows(
                ArithmeticException.class, () -> LOSS.evaluate(rows(new double[] {Double.NaN, 0.1}, 2, 1)));
    }
}
