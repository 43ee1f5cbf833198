package dev.negbench.reports.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.results.DrawCost;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawCostChangeTest {
    @Test
    void pairsByStrategyCandidatesAndDraws() {
        List<DrawCostChange> changes = DrawCostChange.between(
                List.of(
                        cost("gone", 200, 15, 7, 0.1),
                        cost("topk", 200, 15, 2, 0.1),
                        cost("topk", 1000, 15, 4, 0.1),
                        cost("topk", 200, 63, 8, 0.1)),
                List.of(
                        cost("topk", 200, 63, 4, 0.1),
                        cost("new", 200, 15, 1, 0.1),
                        cost("topk", 200, 15, 2, 0.1),
                        cost("topk", 1000, 15, 8, 0.1)));
        assertEquals(
                List.of(
                        "topk/200/63 8.0->4.0 x0.5 faster",
                        "new/200/15 NaN->1.0 xNaN missing in old",
                        "topk/200/15 2.0->2.0 x1.0 no change within noise",
                        "topk/1000/15 4.0->8.0 x2.0 slower",
                        "gone/200/15 7.0->NaN xNaN missing in new"),
                changes.stream().map(DrawCostChangeTest::text).toList());
        assertTrue(Double.isNaN(changes.get(1).speed().interval().lower()));
        assertTrue(Double.isNaN(changes.get(4).speed().interval().upper()));
    }

    @Test
    void usesTheErrorsOfBothRuns() {
        DrawCostChange change = DrawCostChange.between(
                        List.of(cost("a", 200, 15, 1, 0.3)), List.of(cost("a", 200, 15, 2, 0.8)))
                .get(0);
        assertEquals(SpeedRatio.of(1, 0.3, 2, 0.8), change.speed());
    }

    @Test
    void comparesNothingWithNothing() {
        assertEquals(List.of(), DrawCostChange.between(List.of(), List.of()));
    }

    @Test
    void refusesACombinationTwice() {
        List<DrawCost> twice = List.of(cost("a", 200, 15, 1, 0), cost("a", 200, 15, 2, 0));
        assertEquals(
                "the old run has a with 200 candidates and 15 draws twice; keep one of them",
                assertThrows(IllegalArgumentException.class, () -> DrawCostChange.between(twice, List.of()))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> DrawCostChange.between(List.of(), twice));
    }

    private static String text(DrawCostChange change) {
        return change.strategy() + "/" + change.candidates() + "/" + change.draws() + " " + change.oldMicros() + "->"
                + change.newMicros() + " x" + change.speed().ratio() + " " + change.change();
    }

    private static DrawCost cost(String strategy, int candidates, int draws, double micros, double error) {
        return new DrawCost(strategy, "tiny", candidates, draws, micros, error, 0, 1);
    }
}
