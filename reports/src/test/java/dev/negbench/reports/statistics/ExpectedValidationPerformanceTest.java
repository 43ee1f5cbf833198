package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExpectedValidationPerformanceTest {
    private static final double[] CARD = {.42, .30, .35, .50, .35};

    @Test
    void reproducesTheCardsVectors() {
        ExpectedValidationPerformance with = ExpectedValidationPerformance.withReplacement(CARD);
        ExpectedValidationPerformance without = ExpectedValidationPerformance.withoutReplacement(CARD);
        double[] mean = {.384, .4216, .44352, .45808, .468326};
        double[] sd = {.069455, .066674, .060864, .054578, .048492};
        double[] meanWithout = {.384, .431, .461, .484, .500};
        for (int n = 1; n <= 5; n++) {
            assertEquals(mean[n - 1], with.mean(n), 1e-6, "n = " + n);
            assertEquals(sd[n - 1], with.sd(n), 1e-6, "n = " + n);
            assertEquals(meanWithout[n - 1], without.mean(n), 1e-6, "n = " + n);
        }
        assertEquals(0, without.sd(5), 1e-12);
    }

    @Test
    void shadingStaysWithinTheScoresObserved() {
        ExpectedValidationPerformance curve = ExpectedValidationPerformance.withReplacement(CARD);
        assertEquals(.384 - .069455, curve.lower(1), 1e-6);
        assertEquals(.468326 - .048492, curve.lower(5), 1e-6);
        assertEquals(.50, curve.upper(5));
        assertEquals(.3, ExpectedValidationPerformance.withReplacement(new double[] {.3, .3, .3}).lower(2), 1e-15);
    }

    @Test
    void endsWhereTheTrialsEnd() {
        ExpectedValidationPerformance curve = ExpectedValidationPerformance.withReplacement(CARD);
        assertThrows(IllegalArgumentException.class, () -> curve.mean(6));
        assertThrows(IllegalArgumentException.class, () -> curve.sd(0));
    }

    @Test
    void failedTrialsAreCountedAndLeftOut() {
        double[] scores = Arrays.copyOf(CARD, 7);
        scores[5] = Double.NaN;
        scores[6] = Double.NaN;
        ExpectedValidationPerformance curve = ExpectedValidationPerformance.withReplacement(scores);
        assertEquals(2, curve.failed());
        assertEquals(5, curve.trials());
        assertEquals(.4216, curve.mean(2), 1e-12);
        double[] allFailed = {Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> ExpectedValidationPerformance.withReplacement(allFailed));
    }

    /** Mean over all ordered draws of two trials, with and without the same one twice. */
    @Property(tries = 200)
    void twoTrialsEqualTheMeanOverAllPairs(@ForAll("scores") double[] scores) {
        double with = 0;
        double without = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                double best = Math.max(scores[i], scores[j]);
                with += best;
                without += i == j ? 0 : best;
            }
        }
        int pairs = scores.length * scores.length;
        assertEquals(with / pairs, ExpectedValidationPerformance.withReplacement(scores).mean(2), 1e-12);
        assertEquals(
                without / (pairs - scores.length),
                ExpectedValidationPerformance.withoutReplacement(scores).mean(2),
                1e-12);
    }

    @Property(tries = 200)
    void moreTrialsNeverExpectLess(@ForAll("scores") double[] scores) {
        ExpectedValidationPerformance with = ExpectedValidationPerformance.withReplacement(scores);
        ExpectedValidationPerformance without = ExpectedValidationPerformance.withoutReplacement(scores);
        assertEquals(Arrays.stream(scores).average().orElseThrow(), with.mean(1), 1e-12);
        assertEquals(Arrays.stream(scores).max().orElseThrow(), without.mean(scores.length), 1e-12);
        for (int n = 1; n <= scores.length; n++) {
            assertTrue(n == 1 || with.mean(n) >= with.mean(n - 1) - 1e-12, "n = " + n);
            assertTrue(without.mean(n) >= with.mean(n) - 1e-12, "n = " + n);
        }
    }

    @Provide
    Arbitrary<double[]> scores() {
        return Arbitraries.doubles().between(0, 1).ofScale(9).array(double[].class).ofMinSize(2).ofMaxSize(25);
    }

    @Test
    void saysAtWhichBudgetTheWinnerChanges() {
        ExpectedValidationPerformance steady =
                ExpectedValidationPerformance.withReplacement(new double[] {.48, .49, .50, .50, .51, .52});
        ExpectedValidationPerformance risky =
                ExpectedValidationPerformance.withReplacement(new double[] {.10, .20, .30, .40, .60, .70});
        OptionalInt crossing = ExpectedValidationPerformance.crossing(steady, risky);
        assertEquals(3, crossing.orElseThrow());
        assertTrue(steady.mean(2) > risky.mean(2) && steady.mean(3) < risky.mean(3));
        assertEquals(crossing, ExpectedValidationPerformance.crossing(risky, steady));
        assertEquals(OptionalInt.empty(), ExpectedValidationPerformance.crossing(steady, steady));
        ExpectedValidationPerformance shorter = ExpectedValidationPerformance.withReplacement(new double[] {.1, .8});
        assertEquals(2, ExpectedValidationPerformance.crossing(steady, shorter).orElse(-1));
    }
}
