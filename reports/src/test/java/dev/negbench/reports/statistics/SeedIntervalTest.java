package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedIntervalTest {
    /** Seeds' means 0.4, 0.5 and 0.6: standard error 0.1 / √3, quantile 4.302653 of t with 2 degrees of freedom. */
    @Test
    void isStudentsIntervalOfTheSeedsMeans() {
        double[][] scores = {{0.2, 0.6}, {1, 0}, {0.6, 0.6}};
        Interval interval = SeedInterval.of(scores, 0.95);
        assertEquals(0.5 - 0.248414, interval.lower(), 1e-6);
        assertEquals(0.5 + 0.248414, interval.upper(), 1e-6);
    }

    @Test
    void aQueryWithoutAScoreIsLeftOutForEverySeed() {
        double[][] holes = {{0.2, 0.6, 1}, {1, 0, Double.NaN}, {0.6, 0.6, 0}};
        double[][] whole = {{0.2, 0.6}, {1, 0}, {0.6, 0.6}};
        assertEquals(SeedInterval.of(whole, 0.9), SeedInterval.of(holes, 0.9));
    }

    @Test
    void needsTwoSeedsThatDiffer() {
        assertFalse(SeedInterval.of(new double[][] {{0.1, 0.9}}, 0.95).isDefined());
        assertFalse(SeedInterval.of(new double[][] {{0.1, 0.9}, {0.5, 0.5}}, 0.95).isDefined());
        assertFalse(SeedInterval.of(new double[][] {{Double.NaN}, {1}}, 0.95).isDefined());
        assertThrows(IllegalArgumentException.class, () -> SeedInterval.of(new double[0][], 0.95));
    }

    /**
     * With 4 seeds the interval must hold the truth in 95 % of trainings. Of 2,000 trials 1,900 are expected with a
     * standard deviation of 9.7; the bounds are five of these away, so that a right interval fails once in two million.
     */
    @Test
    void coversTheMeanOfAllSeedsOnTheseQueries() {
        long seed = 20_240_901;
        SplittableRandom random = new SplittableRandom(seed);
        double[] ease = random.doubles(20).toArray();
        double truth = Arrays.stream(ease).average().orElseThrow();
        int covered = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            double[][] scores = new double[4][ease.length];
            for (double[] row : scores) {
                double shift = 0.02 * random.nextGaussian();
                for (int q = 0; q < row.length; q++) {
                    row[q] = ease[q] + shift + 0.05 * random.nextGaussian();
                }
            }
            covered += SeedInterval.of(scores, 0.95).contains(truth) ? 1 : 0;
        }
        assertTrue(covered >= 1_851 && covered <= 1_949, covered + " of 2000 with seed " + seed);
    }
}
