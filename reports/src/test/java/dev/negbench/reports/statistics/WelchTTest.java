package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class WelchTTest {
    private static final int TRIALS = 5_000;

    @Test
    void givesThePValuesOfCommonsMath() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED);
        for (int trial = 0; trial < 200; trial++) {
            double[] before = Simulation.normal(random, 2 + random.nextInt(9), 1, 0.1 + random.nextDouble());
            double[] after = Simulation.normal(random, 2 + random.nextInt(9), 1.5, 0.1 + random.nextDouble());
            double expected = new TTest().tTest(before, after);
            assertEquals(expected, WelchT.of(before, after).p(), 1e-9 + 1e-6 * expected, "trial " + trial);
        }
    }

    /** Means 2 and 5, variances of the means 1/3 and 4/3, so df (5/3)² / (1/18 + 16/18) = 50/17. */
    @Test
    void followsTheFormula() {
        WelchT test = WelchT.of(new double[] {1, 2, 3}, new double[] {3, 5, 7});
        assertEquals(3, test.estimate().mean(), 1e-12);
        assertEquals(Math.sqrt(5.0 / 3), test.estimate().standardError(), 1e-12);
        assertEquals(50.0 / 17, test.estimate().df(), 1e-12);
    }

    /** Five values of sd 1 against ten of sd 4: the interval covers the difference in 95 % of all cases. */
    @Test
    void coversWhatItPromises() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED + 1);
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            WelchT test = WelchT.of(Simulation.normal(random, 5, 0, 1), Simulation.normal(random, 10, 2, 4));
            covered += test.interval(.95).contains(2) ? 1 : 0;
        }
        // Satterthwaite's is an approximation: half a percent is left for it.
        Simulation.assertAtLeast("intervals that cover", covered, TRIALS, .945);
        Simulation.assertAtMost("intervals that cover", covered, TRIALS, .955);
    }

    @Test
    void withoutSpreadNothingIsTested() {
        assertEquals(EstimateStatus.TOO_FEW, WelchT.of(new double[] {1}, new double[] {1, 2}).estimate().status());
        assertEquals(EstimateStatus.TOO_FEW, WelchT.of(new double[] {}, new double[] {1, 2}).estimate().status());
        WelchT same = WelchT.of(new double[] {2, 2}, new double[] {2, 2, 2});
        assertEquals(1, same.p());
        WelchT apart = WelchT.of(new double[] {2, 2}, new double[] {3, 3});
        assertEquals(EstimateStatus.DEGENERATE, apart.estimate().status());
        assertTrue(Double.isNaN(apart.p()));
        assertFalse(apart.interval(.95).isDefined());
    }
}
