package dev.negbench.reports.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedRatioTest {
    /** Relative errors 0.3 and 0.4 make a log half width of 0.5. */
    @Test
    void propagatesErrorsOnTheLogScale() {
        SpeedRatio speed = SpeedRatio.of(1, 0.3, 2, 0.8);
        assertEquals(2, speed.ratio());
        assertEquals(2 / Math.sqrt(Math.E), speed.interval().lower(), 1e-15);
        assertEquals(2 * Math.sqrt(Math.E), speed.interval().upper(), 1e-15);
        assertEquals(0.999, speed.interval().level());
        assertEquals(SpeedChange.SLOWER, speed.change());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.6, 1, 0.4, FASTER",
        "2, 0.6, 1.5, 0.6, NO_CHANGE",
        "1, 0, 1, 0, NO_CHANGE",
        "1, 0, 1.000001, 0, SLOWER",
        "1, 0, 0.999999, 0, FASTER",
        "1, NaN, 100, 0, NOISE_UNKNOWN",
        "1, 0, 100, NaN, NOISE_UNKNOWN",
        "1, Infinity, 100, 0, NO_CHANGE",
        "1, 5, 100, 0.1, NO_CHANGE"
    })
    void saysTheWord(double oldCost, double oldError, double newCost, double newError, SpeedChange expected) {
        assertEquals(
                expected, SpeedRatio.of(oldCost, oldError, newCost, newError).change());
    }

    /** e^0.5 is 1.6487…: a ratio just inside is noise, one just outside a change. */
    @Test
    void changesTheWordWhereTheIntervalLeavesOne() {
        assertEquals(
                SpeedChange.NO_CHANGE, SpeedRatio.of(1, 0.3, 1.648, 0.4 * 1.648).change());
        assertEquals(SpeedChange.SLOWER, SpeedRatio.of(1, 0.3, 1.649, 0.4 * 1.649).change());
    }

    @Property
    void judgesBothDirectionsAlike(
            @ForAll @DoubleRange(min = 0.5, max = 1000) double a,
            @ForAll @DoubleRange(min = 0, max = 100) double aError,
            @ForAll @DoubleRange(min = 0.5, max = 1000) double b,
            @ForAll @DoubleRange(min = 0, max = 100) double bError) {
        SpeedRatio forward = SpeedRatio.of(a, aError, b, bError);
        SpeedRatio backward = SpeedRatio.of(b, bError, a, aError);
        assertEquals(1, forward.ratio() * backward.ratio(), 1e-12);
        assertEquals(1, forward.interval().lower() * backward.interval().upper(), 1e-12);
        assertEquals(1, forward.interval().upper() * backward.interval().lower(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesACostThatIsNone(double cost) {
        String message = assertThrows(IllegalArgumentException.class, () -> SpeedRatio.of(cost, 0, 1, 0))
                .getMessage();
        assertEquals("the old cost must be finite and above 0, was " + cost, message);
        assertThrows(IllegalArgumentException.class, () -> SpeedRatio.of(1, 0, cost, 0));
    }

    @Test
    void refusesANegativeError() {
        assertEquals(
                "the new error must be at least 0 or NaN, was -0.5",
                assertThrows(IllegalArgumentException.class, () -> SpeedRatio.of(1, 0, 1, -0.5))
                        .getMessage());
    }

    /**
     * Two runs of n iterations each, sd 5 % of the mean, true ratio 1.3: the interval misses it in at most 0.1 % of
     * 20,000 runs. Expected are at most 20 misses; more than 45 have a probability below 1e-6 (Poisson), and the seed
     * is fixed.
     */
    @ParameterizedTest
    @ValueSource(ints = {5, 30})
    void coversTheTrueRatio(int iterations) {
        SplittableRandom random = new SplittableRandom(20_261_123);
        double quantile = new TDistribution(iterations - 1).inverseCumulativeProbability(1 - 0.001 / 2);
        int misses = 0;
        for (int run = 0; run < 20_000; run++) {
            double[] old = measured(1, iterations, quantile, random);
            double[] now = measured(1.3, iterations, quantile, random);
            if (!SpeedRatio.of(old[0], old[1], now[0], now[1]).interval().contains(1.3)) {
                misses++;
            }
        }
        assertTrue(misses <= 45, misses + " of 20,000 intervals miss the true ratio, seed 20261123");
    }

    private static double[] measured(double mean, int iterations, double quantile, SplittableRandom random) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < iterations; i++) {
            double deviation = 0.05 * random.nextGaussian();
            sum += deviation;
            squares += deviation * deviation;
        }
        double variance = (squares - sum * sum / iterations) / (iterations - 1);
        return new double[] {
            mean * (1 + sum / iterations), mean * quantile * Math.sqrt(variance / iterations)
        };
    }
}
