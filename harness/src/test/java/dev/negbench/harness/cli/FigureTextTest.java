package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.reports.statistics.MeanInterval;
import org.junit.jupiter.api.Test;

class FigureTextTest {
    @Test
    void whatHasNoIntervalHasADash() {
        double[][] perfect = {{1, 1, 1}, {1, 1, 1}};
        double[][] mixed = {{0, 1, 0.5}, {0.5, 1, 0.5}};
        assertEquals("-", FigureText.interval(MeanInterval.of(perfect).interval(), end -> "" + end));
        assertEquals("x to x", FigureText.interval(MeanInterval.of(mixed).interval(), end -> "x"));
    }
}
