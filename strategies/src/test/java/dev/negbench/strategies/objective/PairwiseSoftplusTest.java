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

class PairwiseSoftplusTest {
    private static double definition(ScoreRows rows, double temperature) {
        double loss = 0;
        int pairs = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double positive = rows.scores()[rows.start(row)];
            for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
                loss += rows.weights()[e] * Math.log(1 + Math.exp((rows.scores()[e] - positive) / temperature));
                pairs++;
            }
        }
        return pairs == 0 ? 0 : loss / pairs;
    }

    @Property(tries = 300)
    void lossIsTheDefinition(@ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 2) double temperature) {
        ScoreRows rows = Rows.random(new Random(seed), 1);
        double expected = definition(rows, temperature);
        assertEquals(expected, PairwiseSoftplus.of(temperature).evaluate(rows), 1e-12 * (1 + expected));
    }

    @Property(tries = 300)
    void gradientIsTheSlope(@ForAll long seed, @ForAll @DoubleRange(min = 0.02, max = 2) double temperature) {
        ScoreRows rows = Rows.random(new Random(seed), 1);
        assertTrue(Rows.gradientError(PairwiseSoftplus.of(temperature), rows, temperature) < 1e-6);
    }

    @Property(tries = 100)
    void gradientIsTheSlopeFarFromZero(@ForAll long seed) {
        ScoreRows rows = Rows.random(new Random(seed), 200);
        assertTrue(Rows.gradientError(PairwiseSoftplus.standard(), rows, 1) < 1e-5);
    }

    @Test
    void equalScoresCostLogTwoAPair() {
        ScoreRows rows = Rows.of(new double[] {3, 3}, new double[] {-1, -1, -1});
        assertEquals(Math.log(2), PairwiseSoftplus.standard().evaluate(rows), 1e-15);
        assertArrayEquals(
                new float[] {-0.5f / 3, 0.5f / 3, -1f / 3, 0.5f / 3, 0.5f / 3},
                Arrays.copyOf(rows.gradients(), 5),
                1e-7f);
    }

    /** The four pairs worked out in the ANCE card: query (1, 0.5), positive (0.8, 0.4). */
    @Test
    void valuesOfTheAnceCard() {
        double[][] negatives = {{0.9, 0.3}, {0.5, 0.5}, {-0.2, 0.1}, {-0.9, -0.4}};
        double[] losses = {0.7184596480, 0.5759394199, 0.2750805832, 0.1155195232};
        for (int k = 0; k < negatives.length; k++) {
            ScoreRows rows = Rows.of(new double[] {1.0, negatives[k][0] + 0.5 * negatives[k][1]});
            assertEquals(losses[k], PairwiseSoftplus.standard().evaluate(rows), 5e-8);
            assertEquals(1 - Math.exp(-losses[k]), rows.gradients()[1], 1e-7);
        }
    }

    /** The STAR card's batch of three: in-batch documents and every hard negative but one, a labelled positive. */
    @Test
    void pooledLossOfTheStarCard() {
        ScoreRows rows = Rows.of(
                new double[] {2, 0.5, -1, 1.8, -0.5},
                new double[] {1.5, 1, 0, 0.4, 1.7, 0.3},
                new double[] {0.9, 0.2, -0.3, -0.2, 0.6, 1.2});
        assertEquals(0.3795564634, PairwiseSoftplus.standard().evaluate(rows), 5e-8);
    }

    @Test
    void weightsScaleAPairWithoutChangingTheDivisor() {
        ScoreRows rows = Rows.of(new double[] {0, 0, 0});
        rows.weights()[1] = 4;
        rows.weights()[2] = 0;
        assertEquals(2 * Math.log(2), PairwiseSoftplus.standard().evaluate(rows), 1e-15);
        assertArrayEquals(new float[] {-1, 1, 0}, Arrays.copyOf(rows.gradients(), 3), 1e-7f);
    }

    @Test
    void rowsWithoutPairsCostNothingAndDoNotDilute() {
        assertEquals(0, PairwiseSoftplus.standard().evaluate(Rows.of(new double[] {1})));
        assertEquals(0, PairwiseSoftplus.standard().evaluate(Rows.of()));
        ScoreRows rows = Rows.of(new double[] {5}, new double[] {0, 0});
        assertEquals(Math.log(2), PairwiseSoftplus.standard().evaluate(rows), 1e-15);
        assertEquals(0f, rows.gradients()[0]);
    }

    @Test
    void extremeScoresStayFinite() {
        ScoreRows rows = Rows.of(new double[] {-1e30, 1e30}, new double[] {1e30, -1e30});
        assertEquals(1e30f, PairwiseSoftplus.standard().evaluate(rows), 1e16);
        assertArrayEquals(new float[] {-0.5f, 0.5f, 0, 0}, Arrays.copyOf(rows.gradients(), 4), 1e-7f);
        assertEquals(Math.exp(-50), PairwiseSoftplus.standard().evaluate(Rows.of(new double[] {50, 0})), 1e-35);
    }

    @Property(tries = 200)
    void orderOfNegativesAndRowsDoesNotMatter(@ForAll long seed) {
        OrderInvariance.check(PairwiseSoftplus.of(0.3), new Random(seed));
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThrows(IllegalArgumentException.class, () -> PairwiseSoftplus.of(-1));
        ScoreRows weights = Rows.of(new double[] {0, 0});
        weights.weights()[1] = Float.POSITIVE_INFINITY;
        assertThrows(IllegalArgumentException.class, () -> PairwiseSoftplus.standard().evaluate(weights));
        ScoreRows scores = Rows.of(new double[] {Double.NaN, 0});
        assertThrows(ArithmeticException.class, () -> PairwiseSoftplus.standard().evaluate(scores));
    }
}
