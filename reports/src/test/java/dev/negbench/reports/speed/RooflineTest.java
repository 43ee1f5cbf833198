package dev.negbench.reports.speed;

import static dev.negbench.reports.results.BenchmarkRun.THIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RooflineTest {
    private static final Roofline MACHINE = Roofline.of(BenchmarkFigure.of(
            List.of(
                    Forks.of("MachineBenchmark.randomNumbers", THIS, 1, "ns/op", 1.0, 1.0),
                    Forks.of("MachineBenchmark.multiplyAdds", THIS, 1, "ns/op", 0.02, 0.02),
                    Forks.of("MachineBenchmark.cacheBytes", THIS, 1, "ns/op", 0.01, 0.01),
                    Forks.failed("MachineBenchmark.memoryBytes", THIS, 1),
                    Forks.of("OtherBenchmark.randomNumbers", THIS, 1, "ns/op", 50.0, 50.0)),
            THIS));

    @Test
    void theSlowestResourceDecides() {
        Roofline.Floor draw = MACHINE.floor(Map.of(Roofline.RANDOM_NUMBERS, 15.0, Roofline.CACHE_BYTES, 800.0));
        assertEquals(new Roofline.Floor(15, "random numbers"), draw);
        Roofline.Floor product = MACHINE.floor(Map.of(Roofline.MULTIPLY_ADDS, 38_400.0, Roofline.CACHE_BYTES, 800.0));
        assertEquals(768, product.nanos(), 1e-9);
        assertEquals("multiply-adds", product.bound());
    }

    @Test
    void nothingIsSaidOfWorkNobodyKnowsOrAResourceNobodyMeasured() {
        for (Map<String, Double> work :
                List.of(Map.<String, Double>of(), Map.of(Roofline.RANDOM_NUMBERS, 1.0, Roofline.MEMORY_BYTES, 1.0))) {
            Roofline.Floor floor = MACHINE.floor(work);
            assertTrue(Double.isNaN(floor.nanos()));
            assertEquals("", floor.bound());
        }
    }

    @Test
    void ratesHaveTheirUsualUnits() {
        assertEquals("1.00 ns each", MACHINE.rate(Roofline.RANDOM_NUMBERS));
        assertEquals("100.0 GFLOP/s", MACHINE.rate(Roofline.MULTIPLY_ADDS));
        assertEquals("100.0 GB/s", MACHINE.rate(Roofline.CACHE_BYTES));
        assertEquals("–", MACHINE.rate(Roofline.MEMORY_BYTES));
    }
}
