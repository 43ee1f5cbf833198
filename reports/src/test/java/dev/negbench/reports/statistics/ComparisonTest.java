package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ComparisonSettings SETTINGS = ComparisonSettings.DEFAULT.withSignFlips(2_000);
    private static final double[][] DIFFERENCES = {{.05, .02, -.02, .05}, {.10, .03, -.01, .06}, {.00, .04, .01, .02}};

    @Test
    void carriesWhatARowOfATableShows() {
        double[][] baseline = constant(3, 4, .5);
        Comparison row = Comparison.of("b vs a", baseline, plus(baseline, DIFFERENCES), SETTINGS);
        assertEquals("b vs a", row.name());
        assertEquals(4, row.queries());
        assertEquals(3, row.seeds());
        assertEquals(.5, row.baselineMean(), 1e-12);
        assertEquals(.5291667, row.candidateMean(), 1e-7);
        assertEquals(.0291667, row.meanDifference(), 1e-7);
        assertEquals(.104397, row.p(), 1e-6);
        assertEquals(-.0110826, row.interval().lower(), 1e-7);
        // Of ±.05 ±.03 ±.02/3 ±.13/3 those with equal signs on the three large ones reach the observed sum.
        assertEquals(.25, row.signFlip().p());
        PairedT overQueries = PairedT.of(new double[] {.15 / 3, .03, -.02 / 3, .13 / 3});
        assertEquals(overQueries.effect().dz(), row.effect().dz(), 1e-9);
        assertEquals(.9, row.equivalence().interval().level(), 1e-12);
        assertTrue(row.equivalence().interval().width() < row.interval().width());
        assertEquals(List.of("3 seeds: the seed variance is unstable below 5"), row.notes());
    }

    @Test
    void swappingTheStrategiesFlipsSignsOnly() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] a = Simulation.twoWay(random, 5, 40, .5, .2, .01, .1);
        double[][] b = Simulation.twoWay(random, 5, 40, .55, .2, .01, .1);
        Comparison forth = Comparison.of("x", a, b, SETTINGS);
        Comparison back = Comparison.of("x", b, a, SETTINGS);
        assertEquals(-forth.meanDifference(), back.meanDifference(), 1e-15);
        assertEquals(forth.p(), back.p(), 1e-12);
        assertEquals(-forth.interval().lower(), back.interval().upper(), 1e-12);
        assertEquals(-forth.effect().dz(), back.effect().dz(), 1e-12);
        assertEquals(forth.candidateMean(), back.baselineMean());
    }

    @Test
    void theSameScoresSummedInAnotherOrderAreNoDifference() {
        double[][] baseline = {{.1 + .2, .7, .1 + .2}, {.1 + .2, .6, .1 + .2}};
        double[][] candidate = {{.3, .7, .3}, {.3, .6, .3}};
        Comparison row = Comparison.of("a/a", baseline, candidate, SETTINGS);
        assertEquals(EstimateStatus.ZERO, row.test().estimate().status());
        assertEquals(1, row.p());
        assertEquals(1, row.signFlip().p());
        assertTrue(row.isNonInferior(1e-9));
        assertTrue(Double.isNaN(row.powerAtMinEffect()));
    }

    @Test
    void queriesWithoutAScoreAreExcludedOnBothSides() {
        double[][] baseline = constant(3, 6, .5);
        double[][] candidate = constant(3, 6, .9);
        for (int s = 0; s < 3; s++) {
            System.arraycopy(plus(constant(3, 4, .5), DIFFERENCES)[s], 0, candidate[s], 0, 4);
        }
        baseline[1][4] = Double.NaN;
        candidate[2][5] = Double.NaN;
        Comparison row = Comparison.of("x", baseline, candidate, SETTINGS);
        assertEquals(4, row.queries());
        assertEquals(2, row.test().excludedQueries());
        assertEquals(.104397, row.p(), 1e-6);
        assertEquals(.5291667, row.candidateMean(), 1e-7);
        assertTrue(row.notes().contains("2 of 6 queries excluded: no score with some seed"));
    }

    @Test
    void oneSeedIsAboutTheseCheckpoints() {
        SplittableRandom random = new SplittableRandom(2);
        Comparison row = Comparison.of(
                "x",
                Simulation.twoWay(random, 1, 50, .5, .1, 0, .1),
                Simulation.twoWay(random, 1, 50, .5, .1, 0, .1),
                SETTINGS);
        assertEquals(Population.THESE_CHECKPOINTS, row.test().population());
        assertTrue(row.notes().get(0).startsWith("1 seed: holds for these checkpoints, new queries"));
    }

    @Test
    void saysWhenAFindingStopsAtTheSeedsMeasured() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] baseline = constant(5, 300, .5);
        double[][] shifts = Simulation.twoWay(random, 5, 300, 0, .01, 0, .01);
        double[] seedShift = {.05, -.03, .04, -.02, .03};
        for (int s = 0; s < 5; s++) {
            for (int q = 0; q < 300; q++) {
                shifts[s][q] += seedShift[s];
            }
        }
        Comparison row = Comparison.of("x", baseline, plus(baseline, shifts), SETTINGS);
        assertTrue(row.p() > .05 && row.signFlip().p() < .001, row.toString());
        String note = row.notes().get(0);
        assertTrue(note.endsWith("found for these checkpoints, not beyond their seeds"), note);
    }

    @Test
    void aConstantGainIsDegenerateAndStillNotInferior() {
        Comparison row = Comparison.of("x", constant(5, 30, .5), constant(5, 30, .6), SETTINGS);
        assertEquals(EstimateStatus.DEGENERATE, row.test().estimate().status());
        assertTrue(Double.isNaN(row.p()));
        assertEquals(.1, row.meanDifference(), 1e-15);
        assertTrue(row.isNonInferior(.01));
        assertEquals(List.of("every difference is the same: no variance to test against"), row.notes());
    }

    @Test
    void nonInferiorityIsTheLowerEndAboveTheMargin() {
        Comparison row = Comparison.of("x", constant(3, 4, .5), plus(constant(3, 4, .5), DIFFERENCES), SETTINGS);
        assertTrue(row.isNonInferior(.0111));
        assertFalse(row.isNonInferior(.0110));
        Comparison tooFew = Comparison.of("x", constant(3, 1, .5), constant(3, 1, .6), SETTINGS);
        assertFalse(tooFew.isNonInferior(.5));
        assertEquals(List.of("fewer than 2 queries: no test"), tooFew.notes());
    }

    @Test
    void noQueryAtAllIsAnsweredNotThrown() {
        Comparison row = Comparison.of("x", new double[2][0], new double[2][0], SETTINGS);
        assertEquals(0, row.queries());
        assertTrue(Double.isNaN(row.meanDifference()) && Double.isNaN(row.p()) && Double.isNaN(row.baselineMean()));
    }

    @Test
    void powerIsThatOfTheDesign() {
        Comparison row = Comparison.of("x", constant(3, 4, .5), plus(constant(3, 4, .5), DIFFERENCES), SETTINGS);
        MeanEstimate estimate = row.test().estimate();
        assertEquals(Power.ofT(.01 / estimate.standardError(), 3, .05), row.powerAtMinEffect());
    }

    @Test
    void refusesRunsThatCannotBePaired() {
        IllegalArgumentException seeds = assertThrows(
                IllegalArgumentException.class,
                () -> Comparison.of("x", new double[1][4], new double[5][4], SETTINGS));
        assertTrue(seeds.getMessage().contains("baseline has 1 seeds × 4 queries, candidate has 5 seeds × 4 queries"));
        assertThrows(
                IllegalArgumentException.class, () -> Comparison.of("x", new double[5][3], new double[5][4], SETTINGS));
        assertThrows(IllegalArgumentException.class, () -> ComparisonSettings.of(.6, .01, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> SETTINGS.withMinEffect(0));
        assertThrows(IllegalArgumentException.class, () -> SETTINGS.withSignFlips(0));
    }

    @Test
    void meanIntervalOfOneStrategyHasTheSameVariance() {
        MeanInterval interval = MeanInterval.of(plus(constant(3, 4, .5), DIFFERENCES));
        assertEquals(.5291667, interval.mean(), 1e-7);
        assertEquals(.5 - .0110826, interval.interval().lower(), 1e-7);
        assertEquals(Population.NEW_SEEDS_AND_QUERIES, interval.population());
        MeanInterval perfect = MeanInterval.of(constant(3, 4, 1));
        assertEquals(1, perfect.mean());
        assertFalse(perfect.interval().isDefined());
        assertEquals(EstimateStatus.DEGENERATE, perfect.status());
    }

    static double[][] constant(int seeds, int queries, double value) {
        double[][] scores = new double[seeds][queries];
        for (double[] row : scores) {
            Arrays.fill(row, value);
        }
        return scores;
    }

    static double[][] plus(double[][] scores, double[][] differences) {
        double[][] sum = new double[scores.length][];
        for (int s = 0; s < scores.length; s++) {
            sum[s] = scores[s].clone();
            for (int q = 0; q < sum[s].length; q++) {
                sum[s][q] += differences[s][q];
            }
        }
        return sum;
    }
}
