package dev.negbench.harness.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.SearchBudget.ParameterRange;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Strategies;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrialDrawsTest {
    private static final Strategies STRATEGIES = Strategies.load();

    @Property(tries = 200)
    void drawsLieInTheirRangesAndDependOnSeedAndNumberAlone(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 1000) int number) {
        SearchBudget search = search(seed, "log");
        Parameters drawn =
                TrialDraws.strategy(search, number, STRATEGIES).parts().get(0).parameters();
        assertTrue(drawn.real("a") >= .01 && drawn.real("a") <= 100, drawn + ", seed " + seed);
        assertEquals("laplace", drawn.text("kernel"), "what is not searched stays");
        assertEquals(
                drawn,
                TrialDraws.strategy(search, number, STRATEGIES).parts().get(0).parameters());
    }

    /** Half of the draws lie below the middle; 1,000 draws stay within 4.5 standard deviations but for 1e-5. */
    @Test
    void logDrawsAreEvenInTheLogarithmAndLinearOnesInTheValue() {
        int belowOne = 0;
        int belowFifty = 0;
        for (int number = 1; number <= 1000; number++) {
            belowOne += value("log", number) < 1 ? 1 : 0;
            belowFifty += value("linear", number) < 50.005 ? 1 : 0;
        }
        assertEquals(500, belowOne, 71);
        assertEquals(500, belowFifty, 71);
    }

    @Test
    void everyWholeNumberOfARangeIsDrawn() {
        SearchBudget search =
                new SearchBudget("topk", List.of(new ParameterRange("k", 3, 6, "integer")), 1, "d", "drawn", 4);
        List<Integer> drawn = IntStream.rangeClosed(1, 200)
                .mapToObj(n -> TrialDraws.strategy(search, n, STRATEGIES)
                        .parts()
                        .get(0)
                        .parameters()
                        .integer("k"))
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of(3, 4, 5, 6), drawn);
    }

    private static double value(String scale, int number) {
        return TrialDraws.strategy(search(9, scale), number, STRATEGIES)
                .parts()
                .get(0)
                .parameters()
                .real("a");
    }

    private static SearchBudget search(long seed, String scale) {
        return new SearchBudget(
                "simans(kernel=laplace)", List.of(new ParameterRange("a", .01, 100, scale)), 1, "d", "drawn", seed);
    }
}
