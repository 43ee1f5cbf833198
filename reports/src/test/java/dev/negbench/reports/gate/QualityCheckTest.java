package dev.negbench.reports.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.statistics.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The bounds of simulated rates are binomial: each errs with {@code 1e-4} were its seed free. */
class QualityCheckTest {
    private static final int TRIALS = 200;
    private static final int QUERIES = 930;
    private static final int ROWS = 5;

    @Test
    void unchangedCodeTrainedFromNewSeedsIsRarelyFlagged() {
        for (double seedSd : new double[] {SimulatedTraining.USUAL, SimulatedTraining.STRONG}) {
            RandomGenerator random = new SplittableRandom(Simulation.SEED);
            int flagged = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                boolean any = table(random, 5, seedSd, 0).stream().anyMatch(check -> check.verdict().isFlagged());
                flagged += any ? 1 : 0;
            }
            Simulation.assertAtMost("unchanged code flagged, seed sd " + seedSd, flagged, TRIALS, 0.05);
        }
    }

    @Test
    void aFallByTwoPointsIsCaught() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 1);
        int caught = 0;
        double sum = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            QualityCheck planted = fall(random, 5, SimulatedTraining.USUAL);
            caught += planted.verdict() == GateVerdict.REGRESSION ? 1 : 0;
            sum += planted.comparison().meanDifference();
        }
        assertEquals(-0.02, sum / TRIALS, 0.001, "what was planted");
        Simulation.assertAtLeast("falls by 0.02 caught", caught, TRIALS, 0.95);
    }

    @Test
    void strongSeedsNeedMoreOfThem() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 2);
        int ofFive = 0;
        int ofTen = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            ofFive += fall(random, 5, SimulatedTraining.STRONG).verdict() == GateVerdict.REGRESSION ? 1 : 0;
            ofTen += fall(random, 10, SimulatedTraining.STRONG).verdict() == GateVerdict.REGRESSION ? 1 : 0;
        }
        Simulation.assertAtLeast("falls by 0.02 caught with 5 seeds", ofFive, TRIALS, 0.5);
        Simulation.assertAtMost("falls by 0.02 caught with 5 seeds", ofFive, TRIALS, 0.8);
        Simulation.assertAtLeast("falls by 0.02 caught with 10 seeds", ofTen, TRIALS, 0.95);
    }

    @Test
    void aRiseByTwoPointsIsFlaggedAsWell() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 3);
        int caught = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            QualityCheck planted =
                    table(random, 5, SimulatedTraining.USUAL, -SimulatedTraining.TWO_POINTS).get(0);
            caught += planted.verdict() == GateVerdict.IMPROVEMENT ? 1 : 0;
        }
        Simulation.assertAtLeast("rises by 0.02 flagged", caught, TRIALS, 0.95);
    }

    @Test
    void equalScoresAreIdentical() {
        double[][] scores = SimulatedTraining.train(
                new SplittableRandom(3), SimulatedTraining.queries(new SplittableRandom(4), 50), 3, 0.02, 0);
        scores[1][7] = Double.NaN;
        QualityCheck check = check(scores, Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new));
        assertEquals(GateVerdict.IDENTICAL, check.verdict());
        assertEquals(49, check.flips().queries());
        assertEquals(check.flips().floor(), check.flips().nfr());
    }

    /** 20 of 400 queries are lost, all others gain what keeps the mean: only the flips tell. */
    @Test
    void lostQueriesAreARegressionWhateverTheMeanDoes() {
        double[] before = new double[400];
        double[] after = new double[400];
        for (int q = 0; q < 400; q++) {
            before[q] = q < 20 ? 0.1 : 0.5;
            after[q] = q < 20 ? 0 : 0.5 + 2.0 / 380 + 1e-5 * (q % 7 - 3);
        }
        QualityCheck check = check(new double[][] {before, before}, new double[][] {after, after});
        assertEquals(0, check.comparison().meanDifference(), 1e-6);
        assertEquals(0.05, check.flips().nfr(), 1e-12);
        assertEquals(0, check.flips().floor());
        assertEquals(GateVerdict.REGRESSION, check.verdict());
        assertTrue(check.reasons().get(0).contains("5.0 % of the queries were lost"), check.reasons().toString());
        QualityCheck reverse = check(new double[][] {after, after}, new double[][] {before, before});
        assertEquals(GateVerdict.IMPROVEMENT, reverse.verdict());
    }

    /** The same 20 queries change between the baseline's own seeds: then losing them is no news. */
    @Test
    void whatRetrainingLosesAnywayIsNoRegression() {
        double[][] before = new double[2][400];
        double[][] after = new double[2][400];
        for (int q = 0; q < 400; q++) {
            before[0][q] = 0.5;
            before[1][q] = q < 20 || q >= 40 ? 0.5 : 0;
            after[0][q] = q < 20 ? 0 : 0.5;
            after[1][q] = q < 40 && q >= 20 ? 0 : 0.5;
        }
        SeedFlips flips = check(before, after).flips();
        // Pairs of different seeds: (0, 1) loses 20 both times; (1, 0) loses 20 of after, none within before.
        assertEquals((20 + 20) / 800.0, flips.nfr(), 1e-12);
        assertEquals(20 / 800.0, flips.floor(), 1e-12);
        assertEquals(20, flips.majority().negativeFlips());
    }

    @Test
    void aWideIntervalIsUndecidedAndAConstantShiftIsJudgedByItself() {
        double[][] before = {{0.1, 0.9, 0.4, 0.6}, {0.2, 0.8, 0.5, 0.5}};
        double[][] mixed = {{0.9, 0.1, 0.5, 0.5}, {0.1, 0.9, 0.4, 0.6}};
        assertEquals(GateVerdict.UNDECIDED, check(before, mixed).verdict());
        assertEquals(GateVerdict.REGRESSION, check(before, shifted(before, -0.0625)).verdict());
        assertEquals(GateVerdict.HOLDS, check(before, shifted(before, -0.0078125)).verdict());
        assertEquals(GateVerdict.IMPROVEMENT, check(before, shifted(before, 0.0625)).verdict());
    }

    @Test
    void oneSeedHasNoFloor() {
        double[][] one = {{0.1, 0, 0.4, 0.6}};
        SeedFlips flips = check(one, new double[][] {{0, 0.1, 0.4, 0.6}}).flips();
        assertTrue(Double.isNaN(flips.floor()));
        assertEquals(0.25, flips.nfr());
        assertEquals(0.25, flips.pfr());
    }

    private static double[][] shifted(double[][] scores, double by) {
        return Arrays.stream(scores)
                .map(row -> Arrays.stream(row).map(score -> score + by).toArray())
                .toArray(double[][]::new);
    }

    private static QualityCheck check(double[][] before, double[][] after) {
        return QualityCheck.of(List.of(new Retraining("topk", "d", "drawn", before, after)), GateRules.DEFAULT).get(0);
    }

    private static QualityCheck fall(RandomGenerator random, int seeds, double seedSd) {
        return table(random, seeds, seedSd, SimulatedTraining.TWO_POINTS).get(0);
    }

    /** Five strategies trained twice from seeds of their own, the first of them shifted. */
    private static List<QualityCheck> table(RandomGenerator random, int seeds, double seedSd, double shiftOfFirst) {
        List<Retraining> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            double[] queries = SimulatedTraining.queries(random, QUERIES);
            double shift = row == 0 ? shiftOfFirst : 0;
            double[][] before = SimulatedTraining.train(random, queries, seeds, seedSd, 0);
            double[][] after = SimulatedTraining.train(random, queries, seeds, seedSd, shift);
            rows.add(new Retraining("s" + row, "d", "drawn", before, after));
        }
        return QualityCheck.of(rows, GateRules.DEFAULT);
    }
}
