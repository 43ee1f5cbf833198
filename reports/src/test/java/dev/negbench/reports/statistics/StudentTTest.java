package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StudentTTest {

    /** Values of an independent implementation. */
    @Test
    void holdsInTheTailsAndAtUnusualDegreesOfFreedom() {
        assertEquals(.0668073591183964, StudentT.upperTail(1.5, 1e6), 1e-11);
        assertEquals(1, StudentT.upperTail(40, 1_000) / 5.239426077586636e-210, 1e-9);
        assertEquals(1, StudentT.quantile(.975, 1 / 3.0) / 2579.432677081805, 1e-9);
        assertEquals(.5, StudentT.upperTail(0, 2.5), 1e-15);
        assertEquals(1, StudentT.twoSided(0, 7));
        assertEquals(StudentT.twoSided(2.1, 7), StudentT.twoSided(-2.1, 7));
    }

    @Test
    void quantileInvertsTheTail() {
        for (double df : new double[] {.4, 1, 2.83, 9, 299, 99_999}) {
            for (double probability : new double[] {.005, .025, .3, .5, .9, .975, .9995}) {
                double tail = StudentT.upperTail(StudentT.quantile(probability, df), df);
                assertEquals(1 - probability, tail, 1e-9, "df " + df + ", probability " + probability);
            }
        }
    }
}
