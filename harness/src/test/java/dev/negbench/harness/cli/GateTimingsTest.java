package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.Effort;
import dev.negbench.harness.environment.Fitness;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.environment.MachineState;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.GateRules;
import dev.negbench.reports.gate.GateVerdict;
import dev.negbench.reports.gate.SpeedCheck;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.reports.speed.ForkComparison;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real forks, as short as they can be; what the machine is like is given. */
class GateTimingsTest {
    private static final Effort SHORT = new Effort(3, 0, 2, 10);
    private static final String ONE = "RandomGeneratorBenchmark.startStream";

    @TempDir
    private static Path root;

    private static Environment here;
    private static SpeedResults timed;

    @BeforeAll
    static void timeOnce() throws Exception {
        System.setProperty("jmh.ignoreLock", "true");
        here = Machine.describe(FaissDescription.text());
        List<BenchmarkCase> cases = GateTimings.matching(ONE);
        timed = timings(Fitness.FIT, 1).measure(cases, root.resolve("stored"));
        assertEquals(3, timed.runs().size());
    }

    @Test
    void holdsStoredForksAgainstNewOnes() throws Exception {
        GateTimings.Outcome outcome =
                timings(Fitness.FIT, pace()).againstStored(baseline(here, 1), root.resolve("same"));
        assertEquals(1, outcome.checks().size());
        ForkComparison comparison = outcome.checks().get(0).comparison();
        // What else runs beside the tests may have disturbed some.
        assertEquals(comparison.disturbed() == 0, outcome.refusals().isEmpty(), outcome.toString());
        assertTrue(comparison.forks() + comparison.disturbed() >= 3, outcome.toString());
    }

    /** Forks without warm-up on a busy machine differ tenfold: a cost a billion times as high is beyond all of that. */
    @Test
    void aPlantedSlowdownIsARegression() throws Exception {
        GateTimings.Outcome outcome =
                timings(Fitness.FIT, pace()).againstStored(baseline(here, 1e-9), root.resolve("planted"));
        SpeedCheck check = outcome.checks().get(0);
        assertTrue(check.comparison().ratio() > 1e6 || check.isDisturbed(), outcome.toString());
        assertEquals(
                check.isDisturbed() ? GateVerdict.UNDECIDED : GateVerdict.REGRESSION,
                check.verdict(),
                outcome.toString());
    }

    @Test
    void judgesNothingOnAMachineThatIsUnfit() throws Exception {
        GateTimings.Outcome stored =
                timings(Fitness.UNFIT, pace()).againstStored(baseline(here, 1), root.resolve("unfit"));
        assertEquals(List.of("busy"), stored.refusals());
        assertEquals(List.of(), stored.checks());
        GateTimings.Outcome against = timings(Fitness.UNFIT, pace())
                .against(root, GateTimings.matching(ONE), 0.05, root.resolve("unfit"));
        assertEquals(List.of("busy"), against.refusals());
    }

    @Test
    void judgesNoForksOfAnotherMachineOrPace() throws Exception {
        Environment other = new Environment(
                here.negbench(), here.java(), here.os(), "Abacus 3", here.cores() + 1, here.maxHeapBytes(),
                here.simd(), here.faiss(), here.libraries());
        List<String> refusals =
                timings(Fitness.FIT, pace()).againstStored(baseline(other, 1), root.resolve("other")).refusals();
        assertEquals(2, refusals.size(), refusals.toString());
        assertTrue(refusals.get(0).startsWith("another processor: Abacus 3 in the baseline"), refusals.toString());
        List<String> slower = timings(Fitness.FIT, Math.round(1.03 * pace()))
                .againstStored(baseline(here, 1), root.resolve("other"))
                .refusals();
        assertTrue(slower.get(0).contains("1.03 times"), slower.toString());
    }

    @Test
    void judgesNoForksOfAnotherLength() throws Exception {
        Preflight fit = timings(Fitness.FIT, pace()).preflight().now();
        GateTimings longer = new GateTimings(
                new Effort(3, 1, 2, 10), () -> fit, "./bench check", new PrintStream(new ByteArrayOutputStream()));
        List<String> refusals =
                longer.againstStored(baseline(here, 1), root.resolve("longer")).refusals();
        assertEquals(1, refusals.size(), refusals.toString());
        assertTrue(refusals.get(0).contains("warm-up=0 × 10 ms"), refusals.toString());
    }

    private static long pace() {
        return Math.round(timed.sittings().get(0).measured().get("calibrationBestNanos"));
    }

    private static GateTimings timings(Fitness fitness, long calibrationNanos) {
        MachineState state = new MachineState(calibrationNanos, calibrationNanos, 1, 1, 20, 0, 0, 0.1, 2);
        Preflight found = new Preflight(state, fitness, fitness == Fitness.FIT ? List.of() : List.of("busy"));
        PrintStream silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new GateTimings(SHORT, () -> found, "./bench check", silent);
    }

    private static Baseline baseline(Environment environment, double factor) {
        List<BenchmarkRun> runs = timed.runs().stream()
                .map(run -> new BenchmarkRun(
                        run.benchmark(), run.params(), run.build(), run.fork(), run.unit(),
                        run.scores().stream().map(score -> score * factor).toList(), run.bytes(), run.cpuShare(),
                        run.counters(), run.work(), run.failure()))
                .toList();
        ExperimentPlan nothing = new ExperimentPlan(
                ExperimentPlan.SCHEMA, List.of(), "", List.of(), Map.of(), "", List.of(), List.of(), 0, List.of(),
                Map.of(), "");
        return new Baseline(
                "2026-11-23T07:00:00Z", "", "", environment, nothing, Map.of(), GateRules.DEFAULT, Map.of(),
                new SpeedResults(timed.sittings(), runs));
    }
}
