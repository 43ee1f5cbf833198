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
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class InfoNceTest {
    private static final double LN2 = Math.log(2);

    /** The definition, term by term, without any care for range. */
    private static double definition(ScoreRows rows, double temperature) {
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            int from = rows.start(row);
            double own = Math.exp(rows.scores()[from] / temperature);
            double sum = own;
            for (int e = from + 1; e < rows.start(row + 1); e++) {
                sum += rows.weights()[e] * Math.exp(rows.scores()[e] / temperature);
            }
            loss -= Math.log(own / sum);
        }
        return loss / rows.rows();
    }

    @Property(tries = 300)
    void lossIsTheDefinition(@ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 2) double temperature) {
        ScoreRows rows = Rows.random(new Random(seed), 1);
        double expected = definition(rows, temperature);
        assertEquals(expected, InfoNce.of(temperature).evaluate(rows), 1e-12 * (1 + expected));
    }

    @Property(tries = 300)
    void gradientIsTheSlope(@ForAll long seed, @ForAll @DoubleRange(min = 0.02, max = 2) double temperature) {
        ScoreRows rows = Rows.random(new Random(seed), 1);
        assertTrue(Rows.gradientError(InfoNce.of(temperature), rows, temperature) < 1e-6);
    }

    @Property(tries = 100)
    void gradientIsTheSlopeFarFromZero(@ForAll long seed) {
        ScoreRows rows = Rows.random(new Random(seed), 200);
        assertTrue(Rows.gradientError(InfoNce.standard(), rows, 0.05) < 1e-4);
    }

    @Property(tries = 100)
    void gradientsOfARowCancel(@ForAll long seed) {
        ScoreRows rows = Rows.random(new Random(seed), 1);
        InfoNce.standard().evaluate(rows);
        for (int row = 0; row < rows.rows(); row++) {
            double sum = 0;
            for (int e = rows.start(row); e < rows.start(row + 1); e++) {
                sum += rows.gradients()[e];
            }
            assertEquals(0, sum, 2e-5);
        }
    }

    @Test
    void equalScoresCostTheLogarithmOfTheirNumber() {
        assertEquals(LN2, InfoNce.standard().evaluate(Rows.of(new double[] {0.3, 0.3})), 1e-15);
        assertEquals(Math.log(5), InfoNce.of(7).evaluate(Rows.of(new double[] {-2, -2, -2, -2, -2})), 1e-15);
    }

    @Test
    void twoEntriesAreALogisticLoss() {
        ScoreRows rows = Rows.of(new double[] {0.5, 0.25});
        assertEquals(Math.log1p(Math.exp(-0.25 / 0.1)), InfoNce.of(0.1).evaluate(rows), 1e-15);
        double sigmoid = 1 / (1 + Math.exp(0.25 / 0.1));
        assertEquals(sigmoid / 0.1, rows.gradients()[1], 1e-7);
        assertEquals(-sigmoid / 0.1, rows.gradients()[0], 1e-7);
    }

    @Test
    void theBatchIsTheMeanOfItsRows() {
        ScoreRows rows = Rows.of(new double[] {0, 0}, new double[] {0, 0, 0, 0}, new double[] {1});
        assertEquals((LN2 + Math.log(4) + 0) / 3, InfoNce.standard().evaluate(rows), 1e-15);
        assertEquals(0.5 / 0.05 / 3, rows.gradients()[1], 1e-6);
    }

    @Test
    void aWeightCountsANegativeThatOften() {
        ScoreRows weighted = Rows.of(new double[] {0.4, 0.1, 0.5});
        weighted.weights()[1] = 3;
        weighted.weights()[2] = 0;
        ScoreRows repeated = Rows.of(new double[] {0.4, 0.1, 0.1, 0.1});
        assertEquals(InfoNce.standard().evaluate(repeated), InfoNce.standard().evaluate(weighted), 1e-15);
        assertEquals(0f, weighted.gradients()[2]);
        assertEquals(3 * repeated.gradients()[1], weighted.gradients()[1], 1e-6);
    }

    @Test
    void aSilencedNegativeCannotOverflowTheRow() {
        ScoreRows rows = Rows.of(new double[] {0, 1e30, -1});
        rows.weights()[1] = 0;
        assertEquals(Math.exp(-20), InfoNce.standard().evaluate(rows), 1e-16);
    }

    @Test
    void aRowWithNothingButItsPositiveCostsNothing() {
        ScoreRows rows = Rows.of(new double[] {0.7});
        assertEquals(0, InfoNce.standard().evaluate(rows));
        assertEquals(0f, rows.gradients()[0]);
        assertEquals(0, InfoNce.standard().evaluate(Rows.of()));
    }

    @Test
    void extremeScoresStayFinite() {
        ScoreRows rows = Rows.of(new double[] {-1e30, 1e30, 0}, new double[] {1e30, -1e30, 0});
        double loss = InfoNce.standard().evaluate(rows);
        assertEquals(0.5 * ((double) 1e30f + 1e30f) / 0.05, loss, 1e17);
        assertArrayEquals(new float[] {-10, 10, 0, 0, 0, 0}, Arrays.copyOf(rows.gradients(), 6), 1e-5f);
    }

    @Test
    void aLossNearZeroKeepsItsDigits() {
        ScoreRows rows = Rows.of(new double[] {1, -1});
        assertEquals(Math.exp(-40), InfoNce.standard().evaluate(rows), 1e-30);
        assertEquals(-Math.exp(-40) / 0.05, rows.gradients()[0], 1e-22);
    }

    @Property(tries = 200)
    void orderOfNegativesAndRowsDoesNotMatter(@ForAll long seed) {
        OrderInvariance.check(InfoNce.standard(), new Random(seed));
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThrows(IllegalArgumentException.class, () -> InfoNce.of(0));
        assertThrows(IllegalArgumentException.class, () -> InfoNce.of(Double.NaN));
        ScoreRows weights = Rows.of(new double[] {0, 0}, new double[] {0, 0, 0});
        weights.weights()[4] = -1;
        String message = assertThrows(
                        IllegalArgumentException.class, () -> InfoNce.standard().evaluate(weights))
                .getMessage();
        assertTrue(message.contains("row 1, entry 2") && message.contains("-1"), message);
        ScoreRows scores = Rows.of(new double[] {0, 0}, new double[] {0, Double.NaN});
        message = assertThrows(ArithmeticException.class, () -> InfoNce.standard().evaluate(scores)).getMessage();
        assertTrue(message.contains("row 1, entry 1"), message);
    }
}
