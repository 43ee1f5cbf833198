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

class WeightedLogisticTest {
    private static double definition(ScoreRows rows) {
        double loss = 0;
        double weights = 0;
        for (int e = 0; e < rows.entries(); e++) {
            double y = rows.relations()[e] == ScoreRows.POSITIVE ? 1 : 0;
            double sigma = 1 / (1 + Math.exp(-rows.scores()[e]));
            loss -= rows.weights()[e] * (y * Math.log(sigma) + (1 - y) * Math.log(1 - sigma));
            weights += rows.weights()[e];
        }
        return weights == 0 ? 0 : loss / weights;
    }

    @Property(tries = 300)
    void lossIsTheDefinition(@ForAll long seed) {
        ScoreRows rows = Rows.random(new Random(seed), 1);
        double expected = definition(rows);
        assertEquals(expected, WeightedLogistic.INSTANCE.evaluate(rows), 1e-9 * (1 + expected));
    }

    @Property(tries = 300)
    void gradientIsTheSlope(@ForAll long seed) {
        ScoreRows rows = Rows.random(new Random(seed), 1);
        assertTrue(Rows.gradientError(WeightedLogistic.INSTANCE, rows, 1) < 1e-6);
    }

    @Property(tries = 100)
    void gradientIsTheSlopeFarFromZero(@ForAll long seed) {
        ScoreRows rows = Rows.random(new Random(seed), 200);
        assertTrue(Rows.gradientError(WeightedLogistic.INSTANCE, rows, 1) < 1e-5);
    }

    /** A positive of weight 3 and three negatives: the classes weigh the same, so equal scores pull equally. */
    @Test
    void aPositiveOfWeightThreeBalancesThreeNegatives() {
        ScoreRows rows = Rows.of(new double[] {0, 0, 0, 0});
        rows.weights()[0] = 3;
        assertEquals(Math.log(2), WeightedLogistic.INSTANCE.evaluate(rows), 1e-15);
        assertArrayEquals(
                new float[] {-0.25f, 1f / 12, 1f / 12, 1f / 12}, Arrays.copyOf(rows.gradients(), 4), 1e-7f);
    }

    @Test
    void whatHasNoWeightCostsNothing() {
        ScoreRows rows = Rows.of(new double[] {1, 2});
        Arrays.fill(rows.weights(), 0);
        assertEquals(0, WeightedLogistic.INSTANCE.evaluate(rows));
        assertEquals(0, WeightedLogistic.INSTANCE.evaluate(new ScoreRows()));
        rows.weights()[1] = -1;
        assertThrows(IllegalArgumentException.class, () -> WeightedLogistic.INSTANCE.evaluate(rows));
        rows.weights()[1] = 1;
        rows.scores()[1] = Float.NaN;
        assertThrows(ArithmeticException.class, () -> WeightedLogistic.INSTANCE.evaluate(rows));
    }
}
