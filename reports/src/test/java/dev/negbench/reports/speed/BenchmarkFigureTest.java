package dev.negbench.reports.speed;

import static dev.negbench.reports.results.BenchmarkRun.OTHER;
import static dev.negbench.reports.results.BenchmarkRun.THIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.results.BenchmarkRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkFigureTest {
    /** Four iterations 1, 2, 3, 4: mean 2.5, deviation 1.290994, t of 0.9995 with 3 df 12.92398. */
    @Test
    void averagesOverIterationsOfAllForks() {
        BenchmarkFigure figure = BenchmarkFigure.of(
                        List.of(
                                Forks.of("a", THIS, 1, "us/op", 1.0, 2.0),
                                Forks.of("a", OTHER, 1, "us/op", 100.0, 200.0),
                                Forks.of("a", THIS, 2, "us/op", 3.0, 4.0)),
                        THIS)
                .get(0);
        assertEquals(2.5, figure.mean());
        assertEquals(2500, figure.nanos());
        assertEquals(12.92398 * 1.290994 / 2, figure.error(), 1e-4);
        assertEquals(1000 * figure.error(), figure.errorNanos(), 1e-9);
        assertEquals((3.5 - 1.5) / 2.5, figure.forkSpread(), 1e-12);
        assertEquals(2, figure.forks());
    }

    @Test
    void countsAndSharesComeFromTheForks() {
        BenchmarkRun quiet = new BenchmarkRun(
                "a.b", Map.of("k", "7", "d", "x"), THIS, 1, "ops/s", List.of(1000.0), 0.3, 0.99,
                Map.of("recall", 0.9), Map.of(), "");
        BenchmarkRun disturbed = new BenchmarkRun(
                "a.b", Map.of("k", "7", "d", "x"), THIS, 2, "ops/s", List.of(1000.0), 0.1, 0.8,
                Map.of("recall", 1.0), Map.of(), "");
        BenchmarkFigure figure = BenchmarkFigure.of(List.of(quiet, disturbed), THIS).get(0);
        assertEquals(0.8, figure.cpuShare());
        assertTrue(figure.isDisturbed());
        assertEquals(0, figure.bytes(), "a fraction of a byte is JMH's own");
        assertEquals(Map.of("recall", 0.95), figure.counters());
        assertEquals(1e6, figure.nanos());
        assertEquals("a.b d=x k=7", figure.name());
        assertFalse(BenchmarkFigure.of(List.of(quiet), THIS).get(0).isDisturbed());
    }

    @Test
    void aFailureIsARow() {
        BenchmarkFigure none = BenchmarkFigure.of(List.of(Forks.failed("a", THIS, 1)), THIS).get(0);
        assertFalse(none.isMeasured());
        assertTrue(Double.isNaN(none.nanos()));
        assertEquals(List.of("exit code 134"), none.failures());
        BenchmarkFigure half = BenchmarkFigure.of(
                        List.of(Forks.failed("a", THIS, 1), Forks.of("a", THIS, 2, "ms/op", 2.0)), THIS)
                .get(0);
        assertEquals(2e6, half.nanos());
        assertEquals(1, half.forks());
        BenchmarkFigure again = BenchmarkFigure.of(
                        List.of(Forks.failed("a", THIS, 1), Forks.of("a", THIS, 1, "ms/op", 2.0)), THIS)
                .get(0);
        assertEquals(List.of(), again.failures(), "a fork run again takes the place of the one that failed");
    }

    @Test
    void refusesAUnitItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> BenchmarkFigure.nanos("ops/ms", 1));
    }

    @Test
    void changesBetweenRunsComeWithWordsAndGaps() {
        List<BenchmarkFigure> old = BenchmarkFigure.of(
                List.of(
                        Forks.of("same", THIS, 1, "ns/op", 10.0, 10.1),
                        Forks.of("gone", THIS, 1, "ns/op", 1.0, 1.0),
                        Forks.of("slow", THIS, 1, "ns/op", 10.0, 10.0001)),
                THIS);
        List<BenchmarkFigure> now = BenchmarkFigure.of(
                List.of(
                        Forks.of("new", THIS, 1, "ns/op", 1.0, 1.0),
                        Forks.of("same", THIS, 1, "ns/op", 10.1, 10.0),
                        Forks.of("slow", THIS, 1, "ns/op", 20.0, 20.0001),
                        Forks.failed("gone", THIS, 1)),
                THIS);
        List<BenchmarkChange> changes = BenchmarkChange.between(old, now);
        assertEquals(List.of("new", "same", "slow", "gone"), changes.stream().map(BenchmarkChange::name).toList());
        assertEquals(
                List.of(
                        SpeedChange.MISSING_IN_OLD, SpeedChange.NO_CHANGE, SpeedChange.SLOWER,
                        SpeedChange.MISSING_IN_NEW),
                changes.stream().map(BenchmarkChange::change).toList());
        assertEquals(2, changes.get(2).speed().ratio(), 1e-4);
    }
}
