package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.speed.DrawCostChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawCostChangeOutputTest {
    private static final List<DrawCostChange> CHANGES = DrawCostChange.between(
            List.of(cost("topk", 1, 0), cost("gone", 2, 0)),
            List.of(cost("topk", 0.5, 0), cost("simans", 3, 0.1)));

    @Test
    void printsATable() {
        assertEquals(
                """
                strategy  candidates  draws  old µs  new µs  new/old  99.9 %          verdict
                topk      200         15     1.000   0.500   0.500    0.500 to 0.500  faster
                simans    200         15     -       3.000   -        -               missing in old
                gone      200         15     2.000   -       -        -               missing in new
                """,
                DrawCostChangeOutput.table(CHANGES));
    }

    @Test
    void printsJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertEquals(
                mapper.readTree(
                        """
                        [{"strategy": "topk", "candidates": 200, "draws": 15, "oldMicros": 1.0, "newMicros": 0.5,
                          "ratio": 0.5, "low": 0.5, "high": 0.5, "verdict": "faster"},
                         {"strategy": "simans", "candidates": 200, "draws": 15, "oldMicros": null, "newMicros": 3.0,
                          "ratio": null, "low": null, "high": null, "verdict": "missing in old"},
                         {"strategy": "gone", "candidates": 200, "draws": 15, "oldMicros": 2.0, "newMicros": null,
                          "ratio": null, "low": null, "high": null, "verdict": "missing in new"}]
                        """),
                mapper.readTree(DrawCostChangeOutput.json(CHANGES)));
    }

    private static DrawCost cost(String strategy, double micros, double error) {
        return new DrawCost(strategy, "tiny", 200, 15, micros, error, 0, Double.NaN);
    }
}
