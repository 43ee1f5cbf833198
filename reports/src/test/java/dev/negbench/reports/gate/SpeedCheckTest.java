package dev.negbench.reports.gate;

import static dev.negbench.reports.results.BenchmarkRun.OTHER;
import static dev.negbench.reports.results.BenchmarkRun.THIS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.speed.Forks;
import dev.negbench.reports.statistics.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Forks scatter by 3 % of their own; the machine drifts by 30 % while they take turns, or by 2 % between two sittings.
 * The bounds of simulated rates are binomial: each errs with {@code 1e-4} were its seed free.
 */
class SpeedCheckTest {
    private static final int TRIALS = 1_000;
    private static final int BENCHMARKS = 4;
    private static final int PAIRS = 8;
    private static final double FORK_SD = 0.03;
    private static final double DRIFT = 0.3;
    private static final double SITTING_SD = 0.02;
    private static final GateRules RULES = GateRules.DEFAULT;

    @Test
    void unchangedCodeIsHardlyEverFlagged() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED);
        int inTurns = 0;
        int stored = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            inTurns += anyFlag(SpeedCheck.of(inTurns(random, 1), RULES.speedShare()));
            stored += anyFlag(SpeedCheck.of(stored(random, 1), RULES.storedSpeedShare()));
        }
        Simulation.assertAtMost("tables of unchanged code with a flag", inTurns, TRIALS, 0.01);
        Simulation.assertAtMost("the same against stored forks", stored, TRIALS, 0.01);
    }

    @Test
    void fifteenPercentAreCaughtEitherWay() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 1);
        int slower = 0;
        int faster = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            slower += first(inTurns(random, 1.15), RULES.speedShare()) == GateVerdict.REGRESSION ? 1 : 0;
            faster += first(inTurns(random, 1 / 1.15), RULES.speedShare()) == GateVerdict.IMPROVEMENT ? 1 : 0;
        }
        Simulation.assertAtLeast("slowdowns by 15 % caught", slower, TRIALS, 0.95);
        Simulation.assertAtLeast("speed-ups by 15 % flagged", faster, TRIALS, 0.95);
    }

    @Test
    void storedForksNeedALargerChange() {
        RandomGenerator random = new SplittableRandom(Simulation.SEED + 2);
        int quarter = 0;
        int fifteen = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            quarter += first(stored(random, 1.25), RULES.storedSpeedShare()) == GateVerdict.REGRESSION ? 1 : 0;
            fifteen += first(stored(random, 1.15), RULES.storedSpeedShare()) == GateVerdict.REGRESSION ? 1 : 0;
        }
        Simulation.assertAtLeast("slowdowns by 25 % caught", quarter, TRIALS, 0.95);
        Simulation.assertAtLeast("slowdowns by 15 % caught", fifteen, TRIALS, 0.35);
        Simulation.assertAtMost("slowdowns by 15 % caught", fifteen, TRIALS, 0.65);
    }

    @Test
    void aBenchmarkThatNoLongerRunsIsARegressionAndANewOneIsNot() {
        List<SpeedCheck> checks = SpeedCheck.of(
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

    private static GateVerdict first(List<BenchmarkRun> runs, double share) {
        return SpeedCheck.of(runs, share).get(0).verdict();
    }

    private static List<BenchmarkRun> inTurns(RandomGenerator random, double factorOfFirst) {
        List<BenchmarkRun> runs = new ArrayList<>();
        for (int b = 0; b < BENCHMARKS; b++) {
            for (int pair = 1; pair <= PAIRS; pair++) {
                double nanos = 100 * Math.exp(DRIFT * pair / PAIRS);
                runs.add(fork(random, b, OTHER, pair, nanos));
                runs.add(fork(random, b, THIS, pair, nanos * (b == 0 ? factorOfFirst : 1)));
            }
        }
        return runs;
    }

    private static List<BenchmarkRun> stored(RandomGenerator random, double factorOfFirst) {
        List<BenchmarkRun> before = new ArrayList<>();
        List<BenchmarkRun> now = new ArrayList<>();
        double drift = Math.exp(SITTING_SD * random.nextGaussian());
        for (int b = 0; b < BENCHMARKS; b++) {
            for (int fork = 1; fork <= PAIRS; fork++) {
                before.add(fork(random, b, THIS, fork, 100));
                now.add(fork(random, b, THIS, fork, 100 * drift * (b == 0 ? factorOfFirst : 1)));
            }
        }
        List<BenchmarkRun> both = new ArrayList<>(SpeedCheck.asOther(before));
        both.addAll(now);
        return both;
    }

    private static BenchmarkRun fork(RandomGenerator random, int benchmark, String build, int fork, double nanos) {
        double mean = nanos * Math.exp(FORK_SD * random.nextGaussian());
        Double[] scores = new Double[5];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = mean * Math.exp(0.01 * random.nextGaussian());
        }
        return Forks.of("b" + benchmark, build, fork, "ns/op", scores);
    }
}
