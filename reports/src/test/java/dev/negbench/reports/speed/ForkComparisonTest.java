package dev.negbench.reports.speed;

import static dev.negbench.reports.results.BenchmarkRun.OTHER;
import static dev.negbench.reports.results.BenchmarkRun.THIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.results.BenchmarkRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class ForkComparisonTest {
    private static final int TRIALS = 2_000;
    private static final int BENCHMARKS = 8;
    private static final int PAIRS = 5;

    /** Log ratios 0, ln 1.1, ln 1.21: mean ln 1.1, standard error ln 1.1 / √3, t of 0.975 with 2 df 4.302653. */
    @Test
    void testsTheLogarithmsOfPairs() {
        ForkComparison change = ForkComparison.of(List.of(
                        Forks.of("a", OTHER, 1, "ns/op", 90.0, 110.0),
                        Forks.of("a", THIS, 1, "ns/op", 100.0),
                        Forks.of("a", OTHER, 2, "ns/op", 200.0),
                        Forks.of("a", THIS, 2, "ns/op", 220.0),
                        Forks.of("a", OTHER, 3, "ns/op", 100.0),
                        Forks.of("a", THIS, 3, "ns/op", 121.0)))
                .get(0);
        double log = Math.log(1.1);
        assertEquals(3, change.forks());
        assertEquals(1.1, change.ratio(), 1e-12);
        assertEquals(Math.exp(log - 4.302653 * log / Math.sqrt(3)), change.interval().lower(), 1e-6);
        assertEquals(Math.exp(log + 4.302653 * log / Math.sqrt(3)), change.interval().upper(), 1e-6);
        assertEquals(Math.cbrt(2_000_000), change.oldNanos(), 1e-6);
        assertEquals(SpeedChange.NO_CHANGE, change.change());
    }

    /**
     * Logarithms of the fastest iterations are 0, 1 and 0.5 before, 2 and 4 now; fork 3 was run twice, the later
     * counts.
     */
    @Test
    void comparesSittingsByWelchOfFastestIterations() {
        ForkComparison change = ForkComparison.ofSittings(List.of(
                        Forks.of("a", OTHER, 1, "ns/op", 70.0, 1.0, 50.0),
                        Forks.of("a", OTHER, 2, "ns/op", Math.E, 90.0),
                        Forks.of("a", OTHER, 3, "ns/op", Math.E, 90.0),
                        Forks.of("a", OTHER, 3, "ns/op", Math.sqrt(Math.E), 90.0),
                        Forks.of("a", THIS, 1, "ops/s", 1e9 / Math.exp(2), 1.0),
                        Forks.of("a", THIS, 2, "ops/s", 2.0, 1e9 / Math.exp(4))))
                .get(0);
        assertEquals(2, change.forks());
        assertEquals(Math.exp(2.5), change.ratio(), 1e-9);
        assertEquals(Math.exp(0.5), change.oldNanos(), 1e-9);
        assertEquals(Math.exp(3), change.newNanos(), 1e-9);
        double[] before = {0, 1, 0.5};
        double expected = new TTest().tTest(before, new double[] {2, 4});
        assertEquals(expected, change.p(), 1e-6);
    }

    /** By means the second pair would say 2; its fastest iterations are equal, like those of the first. */
    @Test
    void theFastestIterationIgnoresWhatDisturbsOthers() {
        List<BenchmarkRun> runs = List.of(
                Forks.of("a", OTHER, 1, "ns/op", 1.0, 1.0),
                Forks.of("a", THIS, 1, "ns/op", 1.0, 1.0),
                Forks.of("a", OTHER, 2, "ns/op", 1.0, 1.0),
                Forks.of("a", THIS, 2, "ns/op", 1.0, 3.0));
        assertEquals(1, ForkComparison.ofFastest(runs).get(0).ratio(), 1e-12);
        assertEquals(Math.sqrt(2), ForkComparison.of(runs).get(0).ratio(), 1e-12);
    }

    /** Code that sleeps has a small share in every fork: that is no disturbance where forks took turns. */
    @Test
    void codeThatWaitsIsComparedInTurnsOnly() {
        List<BenchmarkRun> runs = new ArrayList<>();
        for (int pair = 1; pair <= 6; pair++) {
            runs.add(Forks.sharing(Forks.of("a", OTHER, pair, "ns/op", 100.0 + pair), 0.99));
            runs.add(Forks.sharing(Forks.of("a", THIS, pair, "ns/op", 150.0 - pair), 0.6));
        }
        ForkComparison inTurns = ForkComparison.ofFastest(runs).get(0);
        assertEquals(0, inTurns.disturbed());
        assertTrue(inTurns.isSlowerBy(5), inTurns.toString());
        assertEquals(6, ForkComparison.ofSittings(runs).get(0).disturbed());
    }

    /** Shares are held against the best, 0.8, so that 0.75 is undisturbed; the pair with 0.7 is left out. */
    @Test
    void leavesOutForksThatSharedTheirCore() {
        List<BenchmarkRun> runs = List.of(
                Forks.sharing(Forks.of("a", OTHER, 1, "ns/op", 1.0), 0.8),
                Forks.sharing(Forks.of("a", THIS, 1, "ns/op", 2.0), 0.75),
                Forks.sharing(Forks.of("a", OTHER, 2, "ns/op", 1.0), Double.NaN),
                Forks.sharing(Forks.of("a", THIS, 2, "ns/op", 2.1), 0.8),
                Forks.sharing(Forks.of("a", OTHER, 3, "ns/op", 7.0), 0.7),
                Forks.sharing(Forks.of("a", THIS, 3, "ns/op", 2.0), 0.8));
        ForkComparison inTurns = ForkComparison.ofFastest(runs).get(0);
        assertEquals(2, inTurns.forks());
        assertEquals(1, inTurns.disturbed());
        assertEquals(Math.sqrt(2.0 * 2.1), inTurns.ratio(), 1e-12);
        ForkComparison sittings = ForkComparison.ofSittings(runs).get(0);
        assertEquals(2, sittings.forks());
        assertEquals(Math.cbrt(2.0 * 2.1 * 2.0), sittings.ratio(), 1e-12);
        ForkComparison means = ForkComparison.of(runs).get(0);
        assertEquals(3, means.forks());
        assertEquals(0, means.disturbed());
    }

    /** 1000 and 2000 operations a second are 1 ms and half of it. */
    @Test
    void moreOperationsASecondAreFaster() {
        ForkComparison change = ForkComparison.of(List.of(
                        Forks.of("a", OTHER, 1, "ops/s", 1000.0),
                        Forks.of("a", THIS, 1, "ops/s", 2000.0),
                        Forks.of("a", OTHER, 2, "ops/s", 1000.0),
                        Forks.of("a", THIS, 2, "ops/s", 2001.0)))
                .get(0);
        assertEquals(0.5, change.ratio(), 1e-3);
        assertEquals(1e6, change.oldNanos(), 1e-6);
        assertEquals(SpeedChange.FASTER, change.change());
    }

    @Test
    void failedForksTakeTheirPartnersAlong() {
        List<ForkComparison> table = ForkComparison.of(List.of(
                Forks.of("a", OTHER, 1, "ns/op", 1.0),
                Forks.failed("a", THIS, 1),
                Forks.of("a", OTHER, 2, "ns/op", 1.0),
                Forks.of("a", THIS, 2, "ns/op", 3.0),
                Forks.failed("b", OTHER, 1),
                Forks.of("b", THIS, 1, "ns/op", 3.0),
                Forks.of("c", OTHER, 1, "ns/op", 3.0)));
        assertEquals(1, table.get(0).forks());
        assertEquals(SpeedChange.NOISE_UNKNOWN, table.get(0).change());
        assertEquals(SpeedChange.MISSING_IN_OLD, table.get(1).change());
        assertEquals(SpeedChange.MISSING_IN_NEW, table.get(2).change());
        assertTrue(Double.isNaN(table.get(1).ratio()));
    }

    @Test
    void aForkRunAgainCountsOnce() {
        ForkComparison change = ForkComparison.of(List.of(
                        Forks.of("a", OTHER, 1, "ns/op", 1.0),
                        Forks.of("a", THIS, 1, "ns/op", 9.0),
                        Forks.of("a", THIS, 1, "ns/op", 2.0)))
                .get(0);
        assertEquals(1, change.forks());
        assertEquals(2, change.ratio(), 1e-12);
    }

    /** Slower by 10 % with noise of a tenth of that: its interval ends above 1.05, not above 1.2. */
    @Test
    void aSlowdownIsBeyondWhatTheIntervalAllows() {
        List<BenchmarkRun> runs = trial(new SplittableRandom(5), 1, 0.01, 0, 1.1);
        ForkComparison change = ForkComparison.of(runs).get(0);
        assertEquals(SpeedChange.SLOWER, change.change());
        assertTrue(change.isSlowerBy(5), change.toString());
        assertFalse(change.isSlowerBy(20), change.toString());
    }

    /**
     * The same build against itself, {@value #TRIALS} times a table of {@value #BENCHMARKS} benchmarks and
     * {@value #PAIRS} pairs, on a machine that drifts by 30 % over a run: at most one table in twenty may say anything,
     * and an interval of 95 % covers 1 in 95 % of all cases. Both counts are held against four standard deviations of
     * their binomial: a false alarm in 30,000 runs with other seeds.
     */
    @Test
    void theSameBuildAgainstItselfIsRarelyCalledDifferent() {
        long seed = 20_261_123;
        SplittableRandom random = new SplittableRandom(seed);
        int tablesWithVerdict = 0;
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            List<ForkComparison> table = ForkComparison.of(trial(random, BENCHMARKS, 0.03, 0.3, 1));
            tablesWithVerdict +=
                    table.stream().allMatch(c -> c.change() == SpeedChange.NO_CHANGE) ? 0 : 1;
            covered += (int) table.stream().filter(c -> c.interval().contains(1)).count();
        }
        double most = 0.05 * TRIALS + 4 * Math.sqrt(TRIALS * 0.05 * 0.95);
        assertTrue(tablesWithVerdict <= most, tablesWithVerdict + " of " + TRIALS + ", seed " + seed);
        int all = TRIALS * BENCHMARKS;
        assertEquals(0.95 * all, covered, 4 * Math.sqrt(all * 0.05 * 0.95), "seed " + seed);
    }

    /** The same with a build that takes 10 % longer: the interval covers 1.1, and most benchmarks are called slower. */
    @Test
    void aRealChangeIsCovered() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        int covered = 0;
        int slower = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            ForkComparison change = ForkComparison.of(trial(random, 1, 0.02, 0.3, 1.1)).get(0);
            covered += change.interval().contains(1.1) ? 1 : 0;
            slower += change.change() == SpeedChange.SLOWER ? 1 : 0;
        }
        assertEquals(0.95 * TRIALS, covered, 4 * Math.sqrt(TRIALS * 0.05 * 0.95), "seed " + seed);
        assertTrue(slower > 0.95 * TRIALS, slower + ", seed " + seed);
    }

    /** Forks scatter by a log-normal factor of their own; the drift acts on both forks of a pair alike. */
    private static List<BenchmarkRun> trial(
            SplittableRandom random, int benchmarks, double forkNoise, double drift, double factor) {
        List<BenchmarkRun> runs = new ArrayList<>();
        for (int b = 0; b < benchmarks; b++) {
            for (int pair = 1; pair <= PAIRS; pair++) {
                double base = 100 * Math.exp(drift * pair / PAIRS);
                runs.add(fork(random, "b" + b, OTHER, pair, base, forkNoise));
                runs.add(fork(random, "b" + b, THIS, pair, base * factor, forkNoise));
            }
        }
        return runs;
    }

    private static BenchmarkRun fork(
            SplittableRandom random, String benchmark, String build, int pair, double nanos, double forkNoise) {
        double mean = nanos * Math.exp(forkNoise * random.nextGaussian());
        Double[] scores = new Double[4];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = mean * Math.exp(0.01 * random.nextGaussian());
        }
        return Forks.of(benchmark, build, pair, "ns/op", scores);
    }
}
