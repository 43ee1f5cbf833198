package dev.negbench.reports.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class AxisScaleTest {
    private static DoubleSummaryStatistics over(double... values) {
        return DoubleStream.of(values).summaryStatistics();
    }

    @Property(tries = 2_000)
    void linearTicksAreWithinTheRangeAscendingAndToldApart(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = 1e-5, max = 1e6) @Scale(6) double width) {
        AxisScale scale = AxisScale.of(Axis.linear(""), over(low, low + width));
        assertTicks(scale, low, low + width);
        assertTrue(scale.ticks().length >= 3 && scale.ticks().length <= 10, Arrays.toString(scale.ticks()));
    }

    @Property(tries = 2_000)
    void logarithmicTicksAreWithinTheRangeAscendingAndToldApart(
            @ForAll @DoubleRange(min = -3, max = 4) double exponent,
            @ForAll @DoubleRange(min = 0.4, max = 6) double decades) {
        double low = Math.pow(10, exponent);
        double high = Math.pow(10, exponent + decades);
        AxisScale scale = AxisScale.of(Axis.log(""), over(low, high));
        assertTicks(scale, low, high);
        assertTrue(scale.ticks().length >= 1 && scale.ticks().length <= 10, Arrays.toString(scale.ticks()));
    }

    private static void assertTicks(AxisScale scale, double low, double high) {
        double[] ticks = scale.ticks();
        for (int i = 0; i < ticks.length; i++) {
            assertTrue(scale.place(ticks[i]) > -1e-9 && scale.place(ticks[i]) < 1 + 1e-9, "tick " + ticks[i]);
            assertTrue(i == 0 || ticks[i] > ticks[i - 1], "ascending");
        }
        assertEquals(ticks.length, Arrays.stream(ticks).mapToObj(scale::label).distinct().count(), "labels differ");
        assertTrue(scale.place(low) >= 0 && scale.place(high) <= 1, "every value is in view");
        assertTrue(scale.place(low) < scale.place(high));
    }

    @Test
    void ticksAreRoundNumbersWithoutRoundingErrors() {
        AxisScale scale = AxisScale.of(Axis.linear(""), over(-0.04, 0.06));
        assertArrayEquals(new double[] {-0.04, -0.02, 0, 0.02, 0.04, 0.06}, scale.ticks());
        assertEquals("−0.04", scale.label(-0.04));
        assertEquals("0.00", scale.label(0));
    }

    @Test
    void oneValueOrNoneStillMakesAnAxis() {
        assertTrue(AxisScale.of(Axis.linear(""), over(0.5)).ticks().length > 1);
        assertTrue(AxisScale.of(Axis.linear(""), over(0)).ticks().length > 1);
        assertTrue(AxisScale.of(Axis.linear(""), over()).ticks().length > 1);
        assertTrue(AxisScale.of(Axis.log(""), over(3)).ticks().length > 1);
        assertTrue(AxisScale.of(Axis.log(""), over()).ticks().length > 1);
    }

    @Test
    void categoriesStandInTheMiddleOfTheirRows() {
        AxisScale scale = AxisScale.of(Axis.categories(List.of("a", "b")), over());
        assertEquals(0.25, scale.place(0));
        assertEquals(0.75, scale.place(1));
        assertEquals("b", scale.label(1));
    }
}
