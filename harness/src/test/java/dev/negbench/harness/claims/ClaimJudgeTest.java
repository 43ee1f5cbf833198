package dev.negbench.harness.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.reports.claims.ClaimDirection;
import dev.negbench.reports.claims.ClaimFinding;
import dev.negbench.reports.claims.ClaimOutcome;
import dev.negbench.reports.claims.ClaimRule;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Strategies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimJudgeTest {
    private static final Strategies STRATEGIES = Strategies.load();
    private static final PaperClaims PAPER = new PaperClaims("mine", "A paper", List.of());
    private static final Claim.Wording WORDING =
            new Claim.Wording("id", "It is so.", "Nothing.", "Nothing.", new ClaimException.Place("mine.yaml", 4));
    private static final Map<ClaimScale, Integer> FIVE = Map.of(ClaimScale.QUICK, 5);

    private static TimedArm arm(int draws) {
        return new TimedArm.Draw(STRATEGIES.parse("topk"), "tiny", 200, draws);
    }

    private static Claim.Timed timed(ClaimDirection direction, double limit, int... draws) {
        List<TimedArm> arms = new ArrayList<>();
        for (int each : draws) {
            arms.add(arm(each));
        }
        return new Claim.Timed(WORDING, arms, limit, ClaimRule.of(direction, 0.1, 0.05), FIVE);
    }

    /** Forks of both arms on a machine that slows down from fork to fork; the ratio of arms scatters by a percent. */
    private static List<BenchmarkRun> forks(double ratio) {
        double[] scatter = {1.01, 0.99, 1, 1.01, 0.99};
        List<BenchmarkRun> runs = new ArrayList<>();
        for (int fork = 1; fork <= scatter.length; fork++) {
            runs.add(run(arm(5).benchmark(), fork, 1000.0 * fork));
            runs.add(run(arm(15).benchmark(), fork, 1000.0 * fork * ratio * scatter[fork - 1]));
        }
        return runs;
    }

    private static BenchmarkRun run(BenchmarkCase benchmark, int fork, double nanos) {
        return new BenchmarkRun(
                benchmark.benchmark(),
                benchmark.allParams(),
                BenchmarkRun.THIS,
                fork,
                "ns/op",
                List.of(nanos),
                0,
                1,
                Map.of(),
                Map.of(),
                "");
    }

    private static ClaimFinding finding(Claim.Timed claim, TimedForks forks) {
        ClaimJudge judge = new ClaimJudge(ClaimScale.QUICK);
        judge.timed(PAPER, claim, forks, "./bench reproduce mine");
        assertEquals(1, judge.tests());
        return judge.findings().get(0);
    }

    @Test
    void aRatioIsTestedOverPairsOfForks() {
        Claim.Timed claim = timed(ClaimDirection.BELOW, 3, 15, 5);
        ClaimFinding cheaper = finding(claim, new TimedForks(forks(2), List.of(), ""));
        assertEquals(ClaimOutcome.REPRODUCED, cheaper.outcome());
        assertEquals(2.0 / 3 - 1, cheaper.estimate().mean(), 1e-3, "drift between forks cancels");
        assertTrue(cheaper.estimate().low() > -0.36 && cheaper.estimate().high() < -0.31, cheaper.toString());
        assertEquals(0.1, cheaper.estimate().smallestEffect());
        assertEquals(5, cheaper.estimate().seeds());
        assertEquals("tiny", cheaper.dataset());
        assertEquals("below 0, smallest effect of interest 0.1", cheaper.expectation());
        // The geometric mean of 1 to 5 µs.
        assertEquals(Math.pow(120, 0.2), cheaper.figures().get(1).value(), 1e-9);
        ClaimFinding dearer = finding(claim, new TimedForks(forks(4), List.of(), ""));
        assertEquals(ClaimOutcome.CONTRADICTED, dearer.outcome());
        assertEquals(
                ClaimOutcome.REPRODUCED,
                finding(timed(ClaimDirection.EQUAL, 2, 15, 5), new TimedForks(forks(2), List.of(), ""))
                        .outcome());
    }

    @Test
    void oneArmIsHeldAgainstMicroseconds() {
        List<BenchmarkRun> runs = new ArrayList<>();
        for (int fork = 1; fork <= 5; fork++) {
            runs.add(run(arm(15).benchmark(), fork, 2000 + fork));
        }
        ClaimFinding finding = finding(timed(ClaimDirection.BELOW, 4, 15), new TimedForks(runs, List.of(), ""));
        assertEquals(ClaimOutcome.REPRODUCED, finding.outcome());
        assertEquals(-0.499, finding.estimate().mean(), 1e-3);
    }

    @Test
    void anUnfitMachineContradictsNothing() {
        Claim.Timed claim = timed(ClaimDirection.BELOW, 3, 15, 5);
        ClaimFinding measured = finding(claim, new TimedForks(forks(4), List.of("busy"), ""));
        assertEquals(ClaimOutcome.INCONCLUSIVE, measured.outcome());
        assertEquals(4.0 / 3 - 1, measured.estimate().mean(), 1e-2, "what was measured is shown");
        assertTrue(measured.explanation().contains("unfit for timing: busy"), measured.explanation());
        ClaimFinding not = finding(claim, TimedForks.unfit(List.of("busy")));
        assertEquals(ClaimOutcome.INCONCLUSIVE, not.outcome());
        assertNull(not.estimate());
        ClaimFinding without = finding(claim, TimedForks.notRun("no such data"));
        assertEquals(ClaimOutcome.NOT_RUN, without.outcome());
        assertEquals("no such data", without.explanation());
    }

    private static Claim.Measured flips(String strategy, String against) {
        ConfiguredStrategy own = STRATEGIES.parse(strategy);
        CellFigure figure = new CellFigure.NegativeFlips(STRATEGIES.parse(against), strategy.equals(against));
        return new Claim.Measured(
                WORDING,
                List.of(new ClaimArm(1, own, figure, Map.of())),
                0,
                Map.of(ClaimScale.QUICK, List.of("tiny")),
                Map.of(ClaimScale.QUICK, Map.of()),
                ClaimRule.of(ClaimDirection.ABOVE, 0.01, 0.05),
                Map.of(ClaimScale.QUICK, 3));
    }

    /** Ten queries, of which a cell answers as many from the first one on. */
    private static GroupResult answered(Map<String, int[]> byStrategy) {
        List<CellResult> cells = new ArrayList<>();
        Map<String, QueryScores> scores = new HashMap<>();
        byStrategy.forEach((strategy, answers) -> {
            for (int s = 0; s < answers.length; s++) {
                String key = strategy + " " + s;
                double[] success = new double[10];
                Arrays.fill(success, 0, answers[s], 1);
                scores.put(key, new QueryScores(key, new String[10], Map.of("success@1", success)));
                cells.add(new CellResult(
                        key,
                        strategy,
                        strategy,
                        "tiny",
                        "static",
                        "drawn",
                        s + 1,
                        CellStatus.FINISHED,
                        "",
                        Map.of(),
                        List.of(),
                        0,
                        null,
                        new CellCost(0, 0, 0, 0, 0, 0),
                        List.of()));
            }
        });
        return new GroupResult(cells, scores, "");
    }

    private static Contrast contrast(Claim.Measured claim, Map<String, int[]> answers) throws Exception {
        ClaimGroup group = ClaimGroup.of(claim, claim.arms().get(0), "tiny", ClaimScale.QUICK);
        return Contrast.of(claim, "tiny", ClaimScale.QUICK, Map.of(group, answered(answers)));
    }

    @Test
    void flipsAreCountedFromTheOtherStrategyWithTheSameSeed() throws Exception {
        Map<String, int[]> answers = Map.of("topk", new int[] {6, 8, 7}, "random", new int[] {9, 8, 10});
        Contrast lost = contrast(flips("topk", "random"), answers);
        assertEquals((0.3 + 0 + 0.3) / 3, lost.estimate().mean(), 1e-12);
        assertEquals(3, lost.seeds());
        assertEquals(0, lost.queries());
        assertEquals(0, contrast(flips("random", "topk"), answers).estimate().mean(), "gains are no losses");
    }

    @Test
    void flipsBySeedPairEachSeedWithOneOfItsOwn() throws Exception {
        Contrast noise = contrast(flips("random", "random"), Map.of("random", new int[] {5, 6, 7, 6, 9, 6}));
        assertEquals((0.1 + 0.3 + 0) / 3, noise.estimate().mean(), 1e-12, "from seeds 4, 5, 6 to 1, 2, 3");
    }
}
