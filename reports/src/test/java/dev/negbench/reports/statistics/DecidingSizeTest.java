package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecidingSizeTest {
    private static final double QUANTILES = 1.959964 + 0.841621;

    /** Query effects alone: variance s²/n, so n = s² (z + z')² / δ², the textbook's figure. */
    @Test
    void ofQueriesAloneItIsTheTextbooks() {
        double[][] values = new double[1][500];
        for (int q = 0; q < 500; q++) {
            values[0][q] = q % 2 == 0 ? 0.1 : -0.1;
        }
        TwoWayTest test = TwoWayTest.of(values);
        DecidingSize size = DecidingSize.of(test, 0.01, 0.8, 0.05);
        double expected = Math.ceil(test.variance() * QUANTILES * QUANTILES / (0.01 * 0.01));
        assertEquals(expected, size.queries().orElseThrow(), 1);
        assertEquals(OptionalLong.empty(), size.seeds(), "more seeds do not help where queries are the noise");
    }

    /** Seed shifts of 0.05 are not averaged away by queries: 2 seeds never do, about (0.05·2.8/0.01)² do. */
    @Test
    void whereSeedsVaryMoreQueriesDoNotHelp() {
        SplittableRandom random = new SplittableRandom(7);
        double[][] values = new double[2][200];
        for (int s = 0; s < 2; s++) {
            for (int q = 0; q < 200; q++) {
                values[s][q] = (s == 0 ? 0.05 : -0.05) + 0.001 * random.nextGaussian();
            }
        }
        DecidingSize size = DecidingSize.of(TwoWayTest.of(values), 0.01, 0.8, 0.05);
        assertEquals(OptionalLong.empty(), size.queries());
        double variance = 2 * 0.05 * 0.05;
        assertEquals(variance * QUANTILES * QUANTILES / 1e-4, size.seeds().orElseThrow(), 5, "seed 7");
    }

    @Test
    void ofSeedsAloneItIsTheTextbooks() {
        double[] values = {0.1, 0.3, 0.2, 0.4};
        PairedT test = PairedT.of(values);
        DecidingSize size = DecidingSize.ofSeeds(test.estimate(), 4, 0.05, 0.8, 0.05);
        double variance = Math.pow(test.effect().sd(), 2);
        assertEquals(
                Math.ceil(variance * QUANTILES * QUANTILES / 0.0025),
                size.seeds().orElseThrow(),
                1);
        assertTrue(size.queries().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> DecidingSize.ofSeeds(test.estimate(), 4, 0, 0.8, 0.05));
    }
}
