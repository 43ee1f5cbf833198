package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.Build;
import dev.negbench.harness.bench.Effort;
import dev.negbench.harness.bench.RandomGeneratorBenchmark;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.speed.BenchmarkFigure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real forks, as short as they can be. */
class TimingSessionTest {
    private static final Effort SHORT = new Effort(2, 0, 2, 10);
    private static final BenchmarkCase START =
            new BenchmarkCase(RandomGeneratorBenchmark.class, "startStream", Map.of(), Map.of());

    @TempDir
    private Path root;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void timeBesideOthers() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Test
    void buildsTakeTurns() throws Exception {
        Build running = Build.running();
        Build other = new Build(BenchmarkRun.OTHER, running.classpath(), "the same");
        try (TimingSession session = open(List.of(other, running))) {
            BenchmarkFigure figure = session.measure(START, List.of());
            assertEquals(2, figure.forks());
            assertTrue(figure.cpuShare() > 0 && figure.cpuShare() < 1.1, figure.toString());
            assertEquals(
                    List.of("this 1", "other 1", "other 2", "this 2"),
                    session.results().runs().stream()
                            .map(run -> run.build() + " " + run.fork())
                            .toList());
            assertEquals("the same", session.results().sittings().get(0).settings().get("against"));
        }
    }

    /** A virtual machine that does not start is as dead as one that crashes. */
    @Test
    void aForkThatDiesIsARowAndIsTriedAgain() throws Exception {
        try (TimingSession session = open(List.of(Build.running()))) {
            BenchmarkFigure figure = session.measure(START, List.of("-XX:+NoSuchOption"));
            assertFalse(figure.isMeasured());
            assertTrue(figure.failures().get(0).contains("exit code"), figure.failures().toString());
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("[1/1] " + START.name() + ": FAILED, "));
            BenchmarkRun stored = session.results().runs().get(0);
            assertEquals(figure.failures().get(0), stored.failure());
        }
        try (TimingSession session = open(List.of(Build.running()))) {
            BenchmarkFigure figure = session.measure(START, List.of());
            assertEquals(2, figure.forks());
            assertEquals(List.of(), figure.failures());
        }
    }

    @Test
    void completeTimingsAreNotGoneOnWith() throws Exception {
        try (TimingSession session = open(List.of(Build.running()))) {
            session.complete();
        }
        try (TimingSession session = open(List.of(Build.running()))) {
            assertEquals(1, session.results().sittings().size());
        }
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("earlier timings were set aside in "));
    }

    private TimingSession open(List<Build> builds) throws Exception {
        return TimingSession.open(
                root.resolve("forks"),
                new TimingSession.Request(Map.of(), "./bench throughput", 1),
                builds,
                SHORT,
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
