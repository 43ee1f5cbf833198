package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Sitting;
import dev.negbench.reports.results.SpeedResults;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page of made-up timings, byte for byte: {@code performance.md} in the resources of this test. */
class PerformancePageTest {
    @Test
    void isWhatItWas() throws Exception {
        String golden = new String(
                getClass().getResourceAsStream("performance.md").readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(golden, PerformancePage.markdown(results(), "performance.json"));
    }

    @Test
    void doesNotDependOnTheLocale() {
        String here = PerformancePage.markdown(results(), "performance.json");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(here, PerformancePage.markdown(results(), "performance.json"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesToMakeAPageOfNothing() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> PerformancePage.markdown(SpeedResults.NONE, "empty.json"));
        assertEquals("empty.json: no timings to make a page of", refused.getMessage());
    }

    private static SpeedResults results() {
        return new SpeedResults(
                List.of(
                        sitting("fit", List.of()),
                        sitting("noisy", List.of("the load average is 3.50 (limit 1.00)"))),
                List.of(
                        run("MachineBenchmark.randomNumbers", Map.of(), 1, "ns/op", 1, 1, Map.of(), 1.0, 1.0),
                        run("MachineBenchmark.multiplyAdds", Map.of(), 1, "ns/op", 0, 1, Map.of(), 0.02, 0.02),
                        run("DrawBenchmark.draw", draw("topk"), 1, "ns/op", 0.01, 0.99, random(15), 60.0, 61.0, 62.0),
                        run("DrawBenchmark.draw", draw("topk"), 2, "ns/op", 0.01, 0.72, random(15), 63.0, 64.0, 65.0),
                        run("DrawBenchmark.draw", draw("simans(a=1)|x"), 1, "ns/op", 24, 1, random(15), 1500.0, 1600.0),
                        run(
                                "IndexBenchmark.baseline",
                                Map.of(),
                                1,
                                "ms/op",
                                3e6,
                                Double.NaN,
                                Map.of("multiplyAdds", 6.4e6),
                                0.25,
                                0.26),
                        new BenchmarkRun(
                                "IndexBenchmark.approximate",
                                Map.of("kind", "IVF"),
                                BenchmarkRun.THIS,
                                1,
                                "ms/op",
                                List.of(0.05, 0.06),
                                0,
                                1,
                                Map.of("recallAt100", 0.95),
                                Map.of(),
                                ""),
                        run("EncoderStepBenchmark.step", Map.of(), 1, "ops/s", 0, 1, Map.of(), 3000.0, 3100.0),
                        new BenchmarkRun(
                                "IndexBenchmark.flat",
                                Map.of(),
                                BenchmarkRun.THIS,
                                1,
                                "ns/op",
                                List.of(),
                                Double.NaN,
                                Double.NaN,
                                Map.of(),
                                Map.of(),
                                "FAISS is not here")));
    }

    private static Map<String, String> draw(String strategy) {
        return Map.of("strategy", strategy, "draws", "15");
    }

    private static Map<String, Double> random(double numbers) {
        return Map.of("randomNumbers", numbers);
    }

    private static BenchmarkRun run(
            String benchmark,
            Map<String, String> params,
            int fork,
            String unit,
            double bytes,
            double cpuShare,
            Map<String, Double> work,
            Double... scores) {
        return new BenchmarkRun(
                benchmark,
                params,
                BenchmarkRun.THIS,
                fork,
                unit,
                List.of(scores),
                bytes,
                cpuShare,
                Map.of(),
                work,
                "");
    }

    private static Sitting sitting(String fitness, List<String> reasons) {
        return new Sitting(
                fitness,
                reasons,
                Map.of("loadAverage", 0.5),
                SyntheticResults.environment(),
                Map.of("DrawBenchmark", "What does one draw cost?"),
                new TreeMap<>(Map.of("forks", "2", "measured", "5 × 100 ms", "warm-up", "4 × 100 ms")),
                "./bench throughput --suite");
    }
}
