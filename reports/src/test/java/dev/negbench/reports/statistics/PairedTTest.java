package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedTTest {
    private static final double[] CARD = {.05, .02, -.02, .05, .10, .03, -.01, .06};

    @Test
    void reproducesTheCardsVector() {
        PairedT test = PairedT.of(CARD);
        assertEquals(.035, test.estimate().mean(), 1e-12);
        assertEquals(2.543953, test.estimate().t(), 1e-6);
        assertEquals(7, test.estimate().df());
        assertEquals(.038441, test.p(), 1e-6);
        assertEquals(.002467, test.interval(.95).lower(), 1e-6);
        assertEquals(.067533, test.interval(.95).upper(), 1e-6);
        assertEquals(.899423, test.effect().dz(), 1e-6);
        assertEquals(.888889, EffectSize.hedgesFactor(8), 1e-6);
        assertEquals(.899423 * .888889, test.effect().hedgesG(), 1e-6);
        assertEquals(8, test.n());
    }

    @Test
    void excludesAndCountsMissingScores() {
        double[] withHoles = new double[CARD.length + 3];
        Arrays.fill(withHoles, Double.NaN);
        System.arraycopy(CARD, 0, withHoles, 1, CARD.length);
        PairedT test = PairedT.of(withHoles);
        assertEquals(3, test.excluded());
        assertEquals(PairedT.of(CARD).estimate(), test.estimate());
        assertEquals(PairedT.of(CARD).effect(), test.effect());
    }

    @Test
    void identicalRunsHavePOne() {
        PairedT test = PairedT.of(new double[7]);
        assertEquals(EstimateStatus.ZERO, test.estimate().status());
        assertEquals(1, test.p());
        assertEquals(0, test.effect().dz());
        assertEquals(new Interval(0, 0, .95), test.interval(.95));
    }

    @Test
    void aConstantDifferenceIsDegenerateAndNotSignificant() {
        for (double constant : new double[] {.1, -.3, 1e-9, 1e9}) {
            double[] d = new double[10_000];
            Arrays.fill(d, constant);
            PairedT test = PairedT.of(d);
            assertEquals(EstimateStatus.DEGENERATE, test.estimate().status(), "constant " + constant);
            assertEquals(constant, test.estimate().mean(), Math.abs(constant) * 1e-15);
            assertTrue(Double.isNaN(test.p()));
            assertTrue(Double.isNaN(test.effect().dz()));
            assertFalse(test.interval(.95).isDefined());
        }
    }

    @Test
    void spreadThatIsOnlyRoundingIsDegenerate() {
        double[] d = {.3, .1 + .2, .3, .1 + .2, .3};
        assertEquals(EstimateStatus.DEGENERATE, PairedT.of(d).estimate().status());
    }

    @Test
    void fewerThanTwoValuesHaveNoTest() {
        for (double[] d : new double[][] {{}, {.2}, {Double.NaN, .2, Double.NaN}}) {
            PairedT test = PairedT.of(d);
            assertEquals(EstimateStatus.TOO_FEW, test.estimate().status());
            assertTrue(Double.isNaN(test.p()));
            assertFalse(test.interval(.95).isDefined());
        }
    }

    @Test
    void refusesInfinity() {
        double[] d = {0, 1, Double.NEGATIVE_INFINITY};
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PairedT.of(d)).getMessage().contains("query 2"));
    }

    @Test
    void pNeverUnderflowsToZero() {
        double[] d = new double[20_000];
        for (int q = 0; q < d.length; q++) {
            d[q] = 1 + 1e-6 * (q % 2);
        }
        assertEquals(2 * Double.MIN_NORMAL, PairedT.of(d).p());
    }

    @Test
    void intervalCoversTheTruthAtItsLevel() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED);
        int trials = 4_000;
        int covered = 0;
        for (int i = 0; i < trials; i++) {
            Interval interval = PairedT.of(Simulation.normal(random, 12, .3, .1)).interval(.9);
            covered += interval.contains(.3) ? 1 : 0;
        }
        Simulation.assertRate("90 % interval covers", covered, trials, .9);
    }
}
