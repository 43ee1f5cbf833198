package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoWayTestTest {
    private static final double[][] QUERIES_DOMINATE = {
        {.05, .02, -.02, .05}, {.10, .03, -.01, .06}, {.00, .04, .01, .02}
    };
    private static final double[][] SEEDS_DOMINATE = {
        {.05, .02, -.02, .05}, {.15, .10, .07, .16}, {.00, -.04, -.07, .02}
    };
    private static final double NAN = Double.NaN;

    @Test
    void usesTheLargerMeanSquareWhereTheSumFallsBelowIt() {
        TwoWayTest test = TwoWayTest.of(QUERIES_DOMINATE);
        assertEquals(.00191944, test.msQueries(), 1e-8);
        assertEquals(.00080833, test.msSeeds(), 1e-8);
        assertEquals(.00081944, test.msResidual(), 1e-8);
        assertEquals(.0291667, test.estimate().mean(), 1e-7);
        assertEquals(test.msQueries(), test.variance());
        assertEquals(2.306161, test.estimate().t(), 1e-6);
        assertEquals(3, test.estimate().df());
        assertEquals(.104397, test.p(), 1e-6);
        assertEquals(-.0110826, test.interval(.95).lower(), 1e-7);
        assertEquals(.0694160, test.interval(.95).upper(), 1e-7);
        assertEquals(Population.NEW_SEEDS_AND_QUERIES, test.population());
    }

    @Test
    void addsTheMeanSquaresWithSatterthwaiteOtherwise() {
        TwoWayTest test = TwoWayTest.of(SEEDS_DOMINATE);
        assertEquals(.00440833, test.msQueries(), 1e-8);
        assertEquals(.02105833, test.msSeeds(), 1e-8);
        assertEquals(.00005833, test.msResidual(), 1e-8);
        assertEquals(.0408333, test.estimate().mean(), 1e-7);
        assertEquals(.887396, test.estimate().t(), 1e-6);
        assertEquals(2.828962, test.estimate().df(), 1e-6);
        assertEquals(.443801, test.p(), 1e-6);
        assertEquals(-.1107447, test.interval(.95).lower(), 1e-7);
        assertEquals(.1924113, test.interval(.95).upper(), 1e-7);
    }

    @Test
    void oneSeedIsThePairedTestAndSaysSo() {
        double[] d = {.05, .02, -.02, .05, .10, .03, -.01, .06};
        TwoWayTest test = TwoWayTest.of(new double[][] {d});
        assertEquals(Population.THESE_CHECKPOINTS, test.population());
        assertEquals(PairedT.of(d).p(), test.p(), 1e-15);
        assertEquals(7, test.estimate().df());
        assertEquals(.002467, test.interval(.95).lower(), 1e-6);
    }

    @Test
    void aQueryWithoutAScoreInOneSeedIsDroppedInAll() {
        double[][] holed = {{9, .05, .02, -.02, .05, 7}, {NAN, .10, .03, -.01, .06, 8}, {9, .00, .04, .01, .02, NAN}};
        TwoWayTest test = TwoWayTest.of(holed);
        assertEquals(2, test.excludedQueries());
        assertEquals(4, test.queries());
        assertEquals(.104397, test.p(), 1e-6);
        assertEquals(.00081944, test.msResidual(), 1e-8);
    }

    @Test
    void answersWithoutVarianceAreDefined() {
        assertEquals(EstimateStatus.ZERO, TwoWayTest.of(new double[5][6]).estimate().status());
        assertEquals(1, TwoWayTest.of(new double[5][6]).p());

        double[][] constant = new double[7][10_000];
        for (double[] row : constant) {
            Arrays.fill(row, .1);
        }
        TwoWayTest degenerate = TwoWayTest.of(constant);
        assertEquals(EstimateStatus.DEGENERATE, degenerate.estimate().status());
        assertTrue(Double.isNaN(degenerate.p()));
        assertFalse(degenerate.interval(.95).isDefined());

        TwoWayTest onlyInteraction = TwoWayTest.of(new double[][] {{.5, .1}, {.1, .5}});
        assertEquals(EstimateStatus.DEGENERATE, onlyInteraction.estimate().status());
        TwoWayTest balanced = TwoWayTest.of(new double[][] {{.2, -.2}, {-.2, .2}});
        assertEquals(EstimateStatus.ZERO, balanced.estimate().status());

        assertEquals(EstimateStatus.TOO_FEW, TwoWayTest.of(new double[][] {{.1}, {.2}}).estimate().status());
        assertEquals(EstimateStatus.TOO_FEW, TwoWayTest.of(new double[][] {{}, {}}).estimate().status());
        assertEquals(EstimateStatus.TOO_FEW, TwoWayTest.of(new double[][] {{NAN, .1}, {.1, NAN}}).estimate().status());
    }

    @Test
    void shiftMovesTheMeanAndNothingElse() {
        double[][] shifted = new double[3][4];
        for (int s = 0; s < 3; s++) {
            for (int q = 0; q < 4; q++) {
                shifted[s][q] = SEEDS_DOMINATE[s][q] + 100;
            }
        }
        TwoWayTest test = TwoWayTest.of(shifted);
        assertEquals(100.0408333, test.estimate().mean(), 1e-7);
        assertEquals(TwoWayTest.of(SEEDS_DOMINATE).variance(), test.variance(), 1e-14);
        assertEquals(2.828962, test.estimate().df(), 1e-6);
    }

    @Test
    void anInteractionIsTheTestOfTheDifferenceOfDifferences() {
        double[][] baseline = {{.5, .4, .3, .2}, {.4, .4, .2, .1}, {.6, .3, .3, .3}};
        double[][] other = {{.1, .9, .5, .4}, {.2, .8, .5, .5}, {.1, .7, .4, .6}};
        double[][] first = sum(baseline, QUERIES_DOMINATE);
        double[][] second = sum(sum(other, QUERIES_DOMINATE), SEEDS_DOMINATE);
        TwoWayTest change =
                TwoWayTest.ofInteraction(new TwoWayTest.Pair(baseline, other), new TwoWayTest.Pair(first, second));
        assertEquals(.0408333, change.estimate().mean(), 1e-7);
        assertEquals(.443801, change.p(), 1e-6);
        TwoWayTest none = TwoWayTest.ofInteraction(
                new TwoWayTest.Pair(baseline, baseline), new TwoWayTest.Pair(second, second));
        assertEquals(EstimateStatus.ZERO, none.estimate().status());
    }

    /** 4,000 pairs of conditions under which the true difference is the same .02, and 400 where it is 0 and .02. */
    @Test
    void anInteractionIsFoundWhereThereIsOneAndSeldomElsewhere() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED);
        int alarms = 0;
        for (int i = 0; i < 4_000; i++) {
            alarms += interaction(random, .02).p() < .05 ? 1 : 0;
        }
        Simulation.assertRate("false alarms", alarms, 4_000, .05);
        int found = 0;
        for (int i = 0; i < 400; i++) {
            found += interaction(random, 0).p() < .05 ? 1 : 0;
        }
        Simulation.assertAtLeast("found", found, 400, .5);
    }

    private static TwoWayTest interaction(SplittableRandom random, double firstDifference) {
        double[][] difficulty = Simulation.twoWay(random, 5, 300, .4, .2, 0, 0);
        double[][] first = Simulation.twoWay(random, 5, 300, firstDifference, .05, .005, .1);
        double[][] second = Simulation.twoWay(random, 5, 300, .02, .05, .005, .1);
        return TwoWayTest.ofInteraction(
                new TwoWayTest.Pair(difficulty, difficulty),
                new TwoWayTest.Pair(sum(difficulty, first), sum(difficulty, second)));
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int s = 0; s < a.length; s++) {
            for (int q = 0; q < a[s].length; q++) {
                sum[s][q] = a[s][q] + b[s][q];
            }
        }
        return sum;
    }

    @Test
    void refusesBadShapes() {
        assertThrows(IllegalArgumentException.class, () -> TwoWayTest.of(new double[0][]));
        IllegalArgumentException ragged =
                assertThrows(IllegalArgumentException.class, () -> TwoWayTest.of(new double[][] {{1, 2}, {1, 2, 3}}));
        assertTrue(ragged.getMessage().contains("seed row 1 has 3 queries"));
        double[][] infinite = {{1, 2}, {1, Double.POSITIVE_INFINITY}};
        assertThrows(IllegalArgumentException.class, () -> TwoWayTest.of(infinite));
    }

    @Test
    void tenSeedsOfTenThousandQueriesTakeMilliseconds() {
        double[][] values = Simulation.twoWay(new SplittableRandom(1), 10, 10_000, .01, .1, .01, .15);
        long bestNanos = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            assertTrue(TwoWayTest.of(values).p() > 0);
            bestNanos = Math.min(bestNanos, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        assertTrue(bestNanos < 20_000_000, "best of 8 took " + bestNanos + " ns of processor time");
    }
}
