package dev.negbench.strategies.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.ScoreRows;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SymmetricKlTest {
    private static final SymmetricKl LOSS = SymmetricKl.of(0.02);

    private static ScoreRows rows(double[] scores, double[] targets) {
        ScoreRows rows = Rows.of(scores);
        for (int e = 0; e < targets.length; e++) {
            rows.targets()[e] = (float) targets[e];
        }
        return rows;
    }

    private static ScoreRows random(Random random, double spread) {
        ScoreRows rows = Rows.random(random, spread);
        for (int e = 0; e < rows.entries(); e++) {
            rows.targets()[e] = (float) (spread * random.nextDouble());
            // The positive is not weighed.
            rows.weights()[e] = rows.relations()[e] == ScoreRows.POSITIVE ? Float.NaN : random.nextInt(4);
        }
        return rows;
    }

    /** Vectors of the card. */
    @Test
    void costsNothingWhereDifferencesAgree() {
        assertEquals(0, LOSS.evaluate(rows(new double[] {0.3, 0.1}, new double[] {0.3, 0.1})), 1e-12);
        assertEquals(0, LOSS.evaluate(rows(new double[] {0.3, 0.1}, new double[] {0.9, 0.7})), 1e-5);
        double swapped = 10 * (1 - 2 * Math.exp(-10) / (1 + Math.exp(-10)));
        assertEquals(swapped, LOSS.evaluate(rows(new double[] {0.3, 0.1}, new double[] {0.7, 0.9})), 1e-5);
        assertEquals(9.9991, swapped, 5e-5);
        assertEquals(0, LOSS.evaluate(rows(new double[] {0.3}, new double[] {Double.NaN})));
    }

    @Property(tries = 200)
    void gradientsAreThoseOfFiniteDifferences(@ForAll long seed) {
        ScoreRows rows = random(new Random(seed), 1);
        SymmetricKl loss = SymmetricKl.of(0.3);
        double error = Rows.gradientError(loss, rows, 0.3);
        assertTrue(error < 2e-3 * (1 + loss.evaluate(rows)), "seed " + seed + ": " + error);
    }

    /** Two entries of weight 1 and one of weight 2 are the same row. */
    @Property(tries = 100)
    void aWeightOfTwoIsTheEntryTwice(@ForAll long seed) {
        Random random = new Random(seed);
        double[] scores = random.doubles(3).toArray();
        double[] targets = random.doubles(3).toArray();
        ScoreRows once = rows(scores, targets);
        once.weights()[2] = 2;
        ScoreRows twice = rows(
                new double[] {scores[0], scores[1], scores[2], scores[2]},
                new double[] {targets[0], targets[1], targets[2], targets[2]});
        SymmetricKl loss = SymmetricKl.of(0.2);
        assertEquals(loss.evaluate(twice), loss.evaluate(once), 1e-9, "seed " + seed);
        assertEquals(2 * twice.gradients()[2], once.gradients()[2], 1e-5, "seed " + seed);
        assertEquals(twice.gradients()[1], once.gradients()[1], 1e-5, "seed " + seed);
        once.weights()[2] = 0;
        assertEquals(
                loss.evaluate(rows(new double[] {scores[0], scores[1]}, new double[] {targets[0], targets[1]})),
                loss.evaluate(once),
                1e-9,
                "seed " + seed);
        assertEquals(0, once.gradients()[2], 0f);
    }

    /** The card's closed form (a): free logits descend to z_j - z_l = (s_j - s_l)/t. */
    @Test
    void descendsToTheTeachersDifferences() {
        double[] targets = {0.9, 0.6, 0.85, 0.7};
        double temperature = 0.2;
        double[] scores = {0.1, 0.5, -0.3, 0};
        SymmetricKl loss = SymmetricKl.of(temperature);
        for (int step = 0; step < 20_000; step++) {
            ScoreRows rows = rows(scores, targets);
            loss.evaluate(rows);
            for (int j = 0; j < scores.length; j++) {
                scores[j] -= 0.02 * rows.gradients()[j];
            }
        }
        for (int j = 1; j < scores.length; j++) {
            assertEquals((targets[j] - targets[0]) / temperature, (scores[j] - scores[0]) / temperature, 1e-6);
        }
    }

    @Test
    void refusesWhatItCannotUse() {
        IllegalArgumentException none = assertThrows(
                IllegalArgumentException.class,
                () -> LOSS.evaluate(rows(new double[] {0.3, 0.1}, new double[] {0.3, Double.NaN})));
        assertTrue(none.getMessage().contains("row 0, entry 1"), none::getMessage);
        ScoreRows negative = rows(new double[] {0.3, 0.1}, new double[] {0.3, 0.1});
        negative.weights()[1] = -1;
        assertThrows(IllegalArgumentException.class, () -> LOSS.evaluate(negative));
        assertThrows(
                ArithmeticException.class,
                () -> LOSS.evaluate(rows(new double[] {Double.NaN, 0.1}, new double[] {0.3, 0.1})));
        assertThrows(IllegalArgumentException.class, () -> SymmetricKl.of(0));
    }
}
