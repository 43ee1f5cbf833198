package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * A/A simulations of "seed choice is a test": two identical strategies, 300 queries, per-query sd 0.10, seed shift sd
 * 0.01, residual sd 0.15. Each bound is binomial with {@link Simulation#FALSE_ALARM} on each side: 12 bounds, a false
 * alarm of the class near 1e-3 were its seed free.
 */
class SeedChoiceTest {
    private static final int QUERIES = 300;
    private static final double QUERY_SD = .10;
    private static final double SEED_SD = .01;
    private static final double RESIDUAL_SD = .15;
    private static final double ALPHA = .05;

    @Test
    void theTwoWayTestHoldsItsLevelAndTheQueryLevelTestDoesNot() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED);
        int trials = 8_000;
        int twoWay = 0;
        int oneSeed = 0;
        int meanOfSeeds = 0;
        for (int i = 0; i < trials; i++) {
            double[][] d = identicalStrategies(random, 5);
            twoWay += TwoWayTest.of(d).p() < ALPHA ? 1 : 0;
            oneSeed += PairedT.of(d[0]).p() < ALPHA ? 1 : 0;
            meanOfSeeds += PairedT.of(Differences.overSeeds(d)).p() < ALPHA ? 1 : 0;
        }
        Simulation.assertRate("two-way test, 5 seeds", twoWay, trials, ALPHA);
        Simulation.assertRate("query-level test, one seed", oneSeed, trials, queryLevelRate(1));
        Simulation.assertRate("query-level test, mean of 5 seeds", meanOfSeeds, trials, queryLevelRate(5));
        assertTrue(queryLevelRate(1) > .15 && queryLevelRate(5) > .09, "the naive rates of the card");
    }

    @Test
    void tryingSeedsUntilOneFitsIsWorseStill() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED + 1);
        int trials = 2_000;
        int bestOfTen = 0;
        int addedUntilSignificant = 0;
        for (int i = 0; i < trials; i++) {
            double[][] d = identicalStrategies(random, 10);
            PairedT best = PairedT.of(d[0]);
            boolean anyPrefix = false;
            for (int s = 0; s < 10; s++) {
                PairedT seed = PairedT.of(d[s]);
                best = seed.estimate().mean() > best.estimate().mean() ? seed : best;
                anyPrefix |= PairedT.of(Differences.overSeeds(Arrays.copyOf(d, s + 1))).p() < ALPHA;
            }
            bestOfTen += best.p() < ALPHA ? 1 : 0;
            addedUntilSignificant += anyPrefix ? 1 : 0;
        }
        Simulation.assertRate("best of 10 seeds reported", bestOfTen, trials, .48);
        Simulation.assertRate("seeds added until significant", addedUntilSignificant, trials, .32);
    }

    @Test
    void intervalsOverSeedsAndQueriesCoverTheTruth() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED + 2);
        int trials = 4_000;
        int covered = 0;
        for (int i = 0; i < trials; i++) {
            double[][] scores = Simulation.twoWay(random, 5, QUERIES, .4, QUERY_SD, SEED_SD, RESIDUAL_SD);
            covered += MeanInterval.of(scores).interval().contains(.4) ? 1 : 0;
        }
        Simulation.assertRate("95 % interval covers", covered, trials, .95);
    }

    private static double[][] identicalStrategies(SplittableRandom random, int seeds) {
        return Simulation.twoWay(random, seeds, QUERIES, 0, QUERY_SD, SEED_SD, RESIDUAL_SD);
    }

    /** P(|Z| > 1.96) of a z whose denominator has the query variance only, and whose numerator the seeds' as well. */
    private static double queryLevelRate(int seeds) {
        double queryVariance = (QUERY_SD * QUERY_SD + RESIDUAL_SD * RESIDUAL_SD / seeds) / QUERIES;
        double inflation = Math.sqrt(1 + SEED_SD * SEED_SD / seeds / queryVariance);
        return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-1.959964 / inflation);
    }
}
