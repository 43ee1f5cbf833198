package dev.negbench.harness.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class ScoreSummaryTest {
    @Property(tries = 200)
    void twoPartsTogetherAreTheWhole(
            @ForAll @Size(max = 20) List<@DoubleRange(min = -1, max = 1) Double> left,
            @ForAll @Size(max = 20) List<@DoubleRange(min = -1, max = 1) Double> right) {
        ScoreSummary whole = of(right, of(left, ScoreSummary.NONE));
        ScoreSummary together = of(left, ScoreSummary.NONE).and(of(right, ScoreSummary.NONE));
        double mean = left.size() + right.size() == 0 ? 0 : (sum(left) + sum(right)) / (left.size() + right.size());
        assertEquals(whole.count(), together.count());
        assertEquals(mean, together.mean(), 1e-12);
        assertEquals(whole.mean(), together.mean(), 1e-12);
        assertEquals(whole.deviation(), together.deviation(), 1e-9);
        assertEquals(whole.least(), together.least());
        assertEquals(whole.greatest(), together.greatest());
    }

    private static ScoreSummary of(List<Double> values, ScoreSummary start) {
        ScoreSummary summary = start;
        for (double value : values) {
            summary = summary.with(value);
        }
        return summary;
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }
}
