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

class TripletMarginTest {
    /** Margin 0.25: leads of 0.5, 0.125 and -0.5 cost 0, 0.125 and 0.75. */
    @Test
    void aPairCostsWhatItsLeadLacks() {
        ScoreRows rows = Rows.of(new double[] {0.5, 0, 0.375, 1}, new double[] {7});
        assertEquals(0.875 / 3, TripletMargin.of(0.25).evaluate(rows), 1e-15);
        assertArrayEquals(
                new float[] {-2f / 3, 0, 1f / 3, 1f / 3, 0}, Arrays.copyOf(rows.gradients(), 5), 1e-7f);
    }

    @Test
    void aLeadOfExactlyTheMarginIsFlat() {
        ScoreRows rows = Rows.of(new double[] {0.25, 0});
        assertEquals(0, TripletMargin.of(0.25).evaluate(rows));
        assertArrayEquals(new float[] {0, 0}, Arrays.copyOf(rows.gradients(), 2));
    }

    /** Pairs nearer to the corner than the step of the difference have no slope; they are moved off it. */
    @Property(tries = 300)
    void gradientIsTheSlope(@ForAll long seed) {
        ScoreRows rows = Rows.random(new Random(seed), 1);
        double margin = 0.3;
        for (int row = 0; row < rows.rows(); row++) {
            float positive = rows.scores()[rows.start(row)];
            for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
                if (Math.abs(margin - positive + rows.scores()[e]) < 1e-2) {
                    rows.scores()[e] += 0.1f;
                }
            }
        }
        double error = Rows.gradientError(TripletMargin.of(margin), rows, 1);
        assertTrue(error < 1e-4, () -> "seed " + seed + ": " + error);
    }

    @Test
    void weightsScaleAPairWithoutChangingTheDivisor() {
        ScoreRows rows = Rows.of(new double[] {0, 0, 0});
        rows.weights()[1] = 4;
        rows.weights()[2] = 0;
        assertEquals(1, TripletMargin.of(0.5).evaluate(rows), 1e-15);
        assertArrayEquals(new float[] {-2, 2, 0}, Arrays.copyOf(rows.gradients(), 3), 1e-7f);
    }

    @Property(tries = 200)
    void orderOfNegativesAndRowsDoesNotMatter(@ForAll long seed) {
        OrderInvariance.check(TripletMargin.of(0.3), new Random(seed));
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertEquals(0, TripletMargin.of(1).evaluate(Rows.of()));
        assertThrows(IllegalArgumentException.class, () -> TripletMargin.of(0));
        ScoreRows weights = Rows.of(new double[] {0, 0});
        weights.weights()[1] = -1;
        assertThrows(IllegalArgumentException.class, () -> TripletMargin.of(1).evaluate(weights));
        ScoreRows scores = Rows.of(new double[] {Double.NaN, 0});
        assertThrows(ArithmeticException.class, () -> TripletMargin.of(1).evaluate(scores));
    }
}
