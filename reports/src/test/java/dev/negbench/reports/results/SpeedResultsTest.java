package dev.negbench.reports.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedResultsTest {
    private static BenchmarkRun run(String benchmark, String draws, String build, int fork, double score) {
        return new BenchmarkRun(
                benchmark, Map.of("draws", draws), build, fork, "ns/op", List.of(score), 0, 1, Map.of(), Map.of(), "");
    }

    @Test
    void laterForksReplaceEarlierOnesOfTheSameBenchmarkParametersAndBuild() {
        BenchmarkRun kept = run("Draw.draw", "7", BenchmarkRun.THIS, 1, 1);
        BenchmarkRun ofOtherBuild = run("Draw.draw", "15", BenchmarkRun.OTHER, 1, 2);
        SpeedResults earlier = new SpeedResults(
                List.of(),
                List.of(
                        kept,
                        run("Draw.draw", "15", BenchmarkRun.THIS, 1, 3),
                        run("Draw.draw", "15", BenchmarkRun.THIS, 2, 4),
                        ofOtherBuild));
        BenchmarkRun longer = run("Draw.draw", "15", BenchmarkRun.THIS, 1, 5);
        SpeedResults both = earlier.updatedWith(new SpeedResults(List.of(), List.of(longer)));
        assertEquals(List.of(kept, ofOtherBuild, longer), both.runs());
        assertEquals(earlier, earlier.updatedWith(SpeedResults.NONE));
    }
}
