package dev.negbench.reports.gate;

import static dev.negbench.reports.results.BenchmarkRun.OTHER;
import static dev.negbench.reports.results.BenchmarkRun.THIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.speed.ForkComparison;
import dev.negbench.reports.speed.Forks;
import dev.negbench.reports.statistics.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Forks scatter by 4 % of their own; in three of ten something else slows most iterations down, by a quarter on
 * average; the machine drifts by 30 % while forks take turns, or by an sd of 2 % between two sittings. The bounds of simulated
 * rates are binomial: each errs with {@code 1e-4} were its seed free.
 */
class SpeedCheckTest {
    private static final int TRIALS = 1_000;
    private static final int BENCHMARKS = 4;
    private static final int FORKS = 10;
    private static final int ITERATIONS = 8;
    private static final double FORK_SD = 0.04;
    private static final double ITERATION_SD = 0.017;
    private static final double DISTURBED_FORKS = 0.3;
    private static final double DISTURBED_ITERATIONS = 0.7;
    private static final double DISTURBANCE = 0.25;
    private static final double DRIFT = 0.3;
    private static final double SITTING_SD = 0.02;
    private static final GateRules RULES = GateRules.DEFAULT;

    @Test
    void unchangedCodeIsHardlyEverFlagged() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED);
        int inTurns = 0;
        int stored = 0;
        int storedInPeace = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            inTurns += anyFlag(inTurns(random, 1));
            stored += anyFlag(stored(random, 1, DISTURBED_FORKS));
            storedInPeace += anyFlag(stored(random, 1, 0));
        }
        Simulation.assertAtMost("tables of unchanged code with a flag", inTurns, TRIALS, 0.01);
        Simulation.assertAtMost("the same against stored forks", stored, TRIALS, 0.01);
        Simulation.assertAtMost("the same stored in peace, checked beside others", storedInPeace, TRIALS, 0.01);
    }

    @Test
    void fifteenPercentAreCaughtEitherWayInTurns() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 1);
        int slower = 0;
        int faster = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            slower += first(inTurns(random, 1.15)) == GateVerdict.REGRESSION ? 1 : 0;
            faster += first(inTurns(random, 1 / 1.15)) == GateVerdict.IMPROVEMENT ? 1 : 0;
        }
        Simulation.assertAtLeast("slowdowns by 15 % caught", slower, TRIALS, 0.9);
        Simulation.assertAtLeast("speed-ups by 15 % flagged", faster, TRIALS, 0.9);
    }

    @Test
    void fifteenPercentAreCaughtEitherWayAgainstStoredForks() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 2);
        int slower = 0;
        int faster = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            slower += first(stored(random, 1.15, DISTURBED_FORKS)) == GateVerdict.REGRESSION ? 1 : 0;
            faster += first(stored(random, 1 / 1.15, DISTURBED_FORKS)) == GateVerdict.IMPROVEMENT ? 1 : 0;
        }
        Simulation.assertAtLeast("slowdowns by 15 % caught", slower, TRIALS, 0.9);
        Simulation.assertAtLeast("speed-ups by 15 % flagged", faster, TRIALS, 0.9);
    }

    /** Others have the core for a third of the time in one of ten forks: the shares of CPU time tell which. */
    @Test
    void forksThatSharedTheirCoreDoNotCount() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 4);
        int slower = 0;
        int unchanged = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            slower += first(inTurnsOnABusyMachine(random, 1.15, 0.1)) == GateVerdict.REGRESSION ? 1 : 0;
            unchanged += anyFlag(inTurnsOnABusyMachine(random, 1, 0.1));
        }
        Simulation.assertAtLeast("slowdowns by 15 % caught", slower, TRIALS, 0.9);
        Simulation.assertAtMost("tables of unchanged code with a flag", unchanged, TRIALS, 0.01);
    }

    @Test
    void whereNearlyAllForksSharedTheirCoreNothingIsSaid() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 5);
        List<SpeedCheck> checks = inTurnsOnABusyMachine(random, 3, 0.95);
        SpeedCheck check = checks.get(0);
        assertTrue(check.isDisturbed(), check.toString());
        assertEquals(GateVerdict.UNDECIDED, check.verdict());
    }

    /** Why not the mean of a fork's iterations: what else ran on the machine would hide most slowdowns. */
    @Test
    void byMeansLessThanHalfWouldBeCaught() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 3);
        int slower = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            List<BenchmarkRun> runs = runs(random, 1.15, DISTURBED_FORKS, DISTURBED_FORKS, true, 0);
            slower += ForkComparison.of(runs).get(0).isSlowerBy(100 * RULES.speedShare()) ? 1 : 0;
        }
        Simulation.assertAtMost("slowdowns by 15 % caught by means", slower, TRIALS, 0.5);
    }

    @Test
    void aBenchmarkThatNoLongerRunsIsARegressionAndANewOneIsNot() {
        List<SpeedCheck> checks = SpeedCheck.inTurns(
                List.of(
                        Forks.of("gone", OTHER, 1, "ns/op", 1.0),
                        Forks.of("new", THIS, 1, "ns/op", 1.0),
                        Forks.of("crashes", OTHER, 1, "ns/op", 1.0),
                        Forks.failed("crashes", THIS, 1),
                        Forks.of("once", OTHER, 1, "ns/op", 1.0),
                        Forks.of("once", THIS, 1, "ns/op", 1.0)),
                0.05);
        assertEquals(
                List.of(
                        GateVerdict.REGRESSION,
                        GateVerdict.UNDECIDED,
                        GateVerdict.REGRESSION,
                        GateVerdict.UNDECIDED),
                checks.stream().map(SpeedCheck::verdict).toList());
    }

    private static int anyFlag(List<SpeedCheck> checks) {
        return checks.stream().anyMatch(check -> check.verdict().isFlagged()) ? 1 : 0;
    }

    private static GateVerdict first(List<SpeedCheck> checks) {
        return checks.get(0).verdict();
    }

    private static List<SpeedCheck> inTurns(RandomGenerator random, double factorOfFirst) {
        return SpeedCheck.inTurns(
                runs(random, factorOfFirst, DISTURBED_FORKS, DISTURBED_FORKS, true, 0), RULES.speedShare());
    }

    private static List<SpeedCheck> stored(RandomGenerator random, double factorOfFirst, double disturbedBefore) {
        double shift = SITTING_SD * random.nextGaussian();
        List<BenchmarkRun> runs = runs(random, factorOfFirst, disturbedBefore, DISTURBED_FORKS, false, shift);
        return SpeedCheck.againstStored(
                // Stored forks were those of the build that measured.
                runs.stream().filter(run -> run.build().equals(OTHER)).map(SpeedCheckTest::asThis).toList(),
                runs.stream().filter(run -> run.build().equals(THIS)).toList(),
                RULES.storedSpeedShare());
    }

    private static List<SpeedCheck> inTurnsOnABusyMachine(
            RandomGenerator random, double factorOfFirst, double sharedForks) {
        List<BenchmarkRun> runs = runs(random, factorOfFirst, 0, 0, true, 0).stream()
                .map(run -> random.nextDouble() < sharedForks ? shared(run, random) : run)
                .toList();
        return SpeedCheck.inTurns(runs, RULES.speedShare());
    }

    private static BenchmarkRun shared(BenchmarkRun run, RandomGenerator random) {
        double share = 0.67 + 0.1 * (random.nextDouble() - 0.5);
        Double[] longer = run.scores().stream().map(score -> score / share).toArray(Double[]::new);
        return Forks.sharing(Forks.of(run.benchmark(), run.build(), run.fork(), run.unit(), longer), share);
    }

    private static BenchmarkRun asThis(BenchmarkRun run) {
        return Forks.of(run.benchmark(), THIS, run.fork(), run.unit(), run.scores().toArray(new Double[0]));
    }

    private static List<BenchmarkRun> runs(
            RandomGenerator random,
            double factorOfFirst,
            double disturbedBefore,
            double disturbedNow,
            boolean drifting,
            double shift) {
        List<BenchmarkRun> runs = new ArrayList<>();
        for (int b = 0; b < BENCHMARKS; b++) {
            for (int fork = 1; fork <= FORKS; fork++) {
                double nanos = 100 * Math.exp(drifting ? DRIFT * fork / FORKS : 0);
                double now = nanos * Math.exp(shift) * (b == 0 ? factorOfFirst : 1);
                runs.add(fork(random, b, OTHER, fork, nanos, disturbedBefore));
                runs.add(fork(random, b, THIS, fork, now, disturbedNow));
            }
        }
        return runs;
    }

    private static BenchmarkRun fork(
            RandomGenerator random, int benchmark, String build, int fork, double nanos, double disturbedForks) {
        double own = nanos * Math.exp(FORK_SD * random.nextGaussian());
        boolean disturbed = random.nextDouble() < disturbedForks;
        Double[] scores = new Double[ITERATIONS];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = own * Math.exp(ITERATION_SD * random.nextGaussian());
            if (disturbed && random.nextDouble() < DISTURBED_ITERATIONS) {
                scores[i] *= 1 + DISTURBANCE * random.nextExponential();
            }
        }
        return Forks.of("b" + benchmark, build, fork, "ns/op", scores);
    }
}
