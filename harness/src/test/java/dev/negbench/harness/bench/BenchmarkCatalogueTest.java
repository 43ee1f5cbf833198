package dev.negbench.harness.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.speed.Roofline;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BenchmarkCatalogueTest {
    private static final List<BenchmarkCase> CASES = BenchmarkCatalogue.cases();

    @Test
    void hasEveryClassAndMeasuresTheMachineFirst() {
        Set<String> classes =
                CASES.stream().map(each -> each.type().getSimpleName()).collect(Collectors.toSet());
        assertTrue(
                classes.containsAll(Set.of(
                        "ScoreSpreadBenchmark", "PoolSizeBenchmark", "DrawCountBenchmark", "RandomGeneratorBenchmark",
                        "ExponentialBenchmark", "TopKSelectionBenchmark", "FilterBenchmark", "IndexBenchmark",
                        "ExactSearchBenchmark", "ObjectiveBenchmark", "EncoderStepBenchmark")),
                classes.toString());
        assertFalse(classes.contains("DrawBenchmark"), "its pools are not made up");
        for (int i = 0; i < 4; i++) {
            assertEquals(MachineBenchmark.class, CASES.get(i).type());
        }
        assertEquals(CASES.size(), new HashSet<>(CASES.stream().map(BenchmarkCase::name).toList()).size());
    }

    @Test
    void combinesParametersAndRunsABaselineOnce() {
        assertEquals(12, count(PoolSizeBenchmark.class, "draw"), "three strategies, four sizes");
        assertEquals(4, count(PoolSizeBenchmark.class, "baseline"), "four sizes");
        assertEquals(FilterBenchmark.strategies().length, count(FilterBenchmark.class, "filter"));
        int companions = CompanionBenchmark.strategies().length;
        assertEquals(companions, count(CompanionBenchmark.class, "step"));
        assertEquals(companions, count(CompanionBenchmark.class, "baseline"), "each on its strategy's own batches");
        assertEquals(1, count(SearchTransformBenchmark.class, "baseline"));
    }

    private static long count(Class<?> type, String method) {
        return CASES.stream()
                .filter(each -> each.type() == type && each.method().equals(method))
                .count();
    }

    @Test
    void worksOutTheLimitOfADrawAndOfAProduct() {
        BenchmarkCase draw = new BenchmarkCase(PoolSizeBenchmark.class, "draw", Map.of("candidates", "50"), Map.of());
        assertEquals(Map.of(Roofline.RANDOM_NUMBERS, 7.5), draw.work());
        BenchmarkCase count = new BenchmarkCase(DrawCountBenchmark.class, "draw", Map.of("draws", "63"), Map.of());
        assertEquals(Map.of(Roofline.RANDOM_NUMBERS, 31.5), count.work());
        BenchmarkCase search =
                new BenchmarkCase(IndexBenchmark.class, "flat", Map.of("documents", "1000"), Map.of());
        assertEquals(Map.of(Roofline.MULTIPLY_ADDS, 128_000.0), search.work());
        assertEquals(
                Map.of(),
                new BenchmarkCase(IndexBenchmark.class, "flat", Map.of(), Map.of()).work(),
                "no number for documents, no limit");
        assertEquals(Map.of(), new BenchmarkCase(DrawCountBenchmark.class, "baseline", Map.of(), Map.of()).work());
    }

    @Test
    void classesSayWhatTheyAsk() {
        assertEquals(
                "How fast is this machine at what everything else is made of?",
                BenchmarkCatalogue.questions(CASES).get("MachineBenchmark"));
    }

    /** 100 benchmarks of two forks in ten minutes: 3 s a fork, 1.2 of them lost, nine iterations of 200 ms. */
    @Test
    void effortFitsTheTime() {
        assertEquals(new Effort(2, 4, 5, 200), Effort.within(100, 2, 10));
        assertEquals(100, Effort.within(100, 2, 1).iterationMillis(), "never shorter");
        assertEquals(500, Effort.within(1, 2, 10).iterationMillis(), "never longer");
        assertEquals(3000, Effort.within(100, 2, 10).forkMillis());
    }
}
