package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TukeyHsdTest {
    private static final int[][] PERMUTATIONS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    /** All 6⁴ relabellings of 3 systems on 4 queries, counted in whole numbers. False alarm 6e-4 were the seed free. */
    @Test
    void sampledPEqualsTheEnumeratedOne() {
        int[][] tenths = {{1, 4, 2, 3}, {3, 5, 2, 6}, {7, 6, 4, 9}};
        double[][] scores = new double[3][4];
        int[] sums = new int[3];
        for (int s = 0; s < 3; s++) {
            for (int q = 0; q < 4; q++) {
                scores[s][q] = tenths[s][q] * .1;
                sums[s] += tenths[s][q];
            }
        }
        int draws = 40_000;
        TukeyHsd test = TukeyHsd.of(scores, draws, Simulation.SEED);
        for (int i = 0; i < 3; i++) {
            assertEquals(sums[i] * .1 / 4, test.mean(i), 1e-12);
            for (int j = 0; j < i; j++) {
                double exact = enumerate(tenths, Math.abs(sums[i] - sums[j]));
                int count = (int) Math.round(test.p(i, j) * (draws + 1)) - 1;
                Simulation.assertRate("pair " + i + ", " + j, count, draws, exact);
                assertEquals(test.p(i, j), test.p(j, i));
            }
            assertEquals(1, test.p(i, i));
        }
    }

    @Test
    void twoSystemsAreTheSignFlipTest() {
        SplittableRandom random = new SplittableRandom(3);
        double[] a = Simulation.normal(random, 80, .5, .1);
        double[] b = Simulation.normal(random, 80, .53, .1);
        double[] d = new double[80];
        for (int q = 0; q < 80; q++) {
            d[q] = b[q] - a[q];
        }
        // Two independent estimates of one p: their difference has a standard error below 0.0032 each.
        double p = TukeyHsd.of(new double[][] {a, b}, 50_000, 1).p(0, 1);
        assertEquals(SignFlip.of(d, 2).p(), p, 4 * Math.sqrt(p * (1 - p) * (1 / 50_000.0 + 1 / 100_000.0)));
    }

    @Test
    void identicalSystemsAreNeverFoundDifferent() {
        double[] scores = Simulation.normal(new SplittableRandom(4), 60, .5, .2);
        TukeyHsd test = TukeyHsd.of(new double[][] {scores, scores.clone(), scores.clone()}, 500, 1);
        assertEquals(1, test.p(0, 1));
        assertEquals(1, test.p(1, 2));
    }

    @Test
    void holdsTheFamilyWiseErrorOverAllPairs() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED);
        int trials = 1_000;
        int anyPair = 0;
        for (int t = 0; t < trials; t++) {
            double[][] scores = Simulation.twoWay(random, 6, 30, .5, .2, 0, .1);
            TukeyHsd test = TukeyHsd.of(scores, 199, t);
            double smallest = 1;
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < i; j++) {
                    smallest = Math.min(smallest, test.p(i, j));
                }
            }
            anyPair += smallest <= .05 ? 1 : 0;
        }
        Simulation.assertRate("any pair of 6 systems", anyPair, trials, .05);
    }

    /** More systems than one word of randomness serves. */
    @Test
    void separatesOneBetterSystemAmongForty() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] scores = Simulation.twoWay(random, 40, 50, .5, .1, 0, .05);
        for (int q = 0; q < 50; q++) {
            scores[17][q] += .1;
        }
        TukeyHsd test = TukeyHsd.of(scores, 300, 1);
        for (int s = 0; s < 40; s++) {
            assertTrue(s == 17 || test.p(17, s) < .01, "system " + s);
            assertTrue(s == 17 || test.p(3, s) > .05, "system " + s);
        }
    }

    @Test
    void dropsQueriesThatSomeSystemLacks() {
        double[][] scores = {{.1, .5, .3}, {.2, Double.NaN, .9}};
        TukeyHsd test = TukeyHsd.of(scores, 10, 1);
        assertEquals(1, test.excluded());
        assertEquals(2, test.queries());
        assertEquals(2, test.systems());
        assertEquals(10, test.draws());
        assertEquals(.55, test.mean(1), 1e-15);
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThrows(IllegalArgumentException.class, () -> TukeyHsd.of(new double[][] {{1, 2}}, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> TukeyHsd.of(new double[][] {{}, {}}, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> TukeyHsd.of(new double[][] {{1}, {2}}, 0, 1));
    }

    private static double enumerate(int[][] cells, int difference) {
        int reached = 0;
        for (int code = 0; code < 1296; code++) {
            int[] sums = new int[3];
            int rest = code;
            for (int q = 0; q < 4; q++) {
                for (int s = 0; s < 3; s++) {
                    sums[s] += cells[PERMUTATIONS[rest % 6][s]][q];
                }
                rest /= 6;
            }
            int range = Math.max(sums[0], Math.max(sums[1], sums[2])) - Math.min(sums[0], Math.min(sums[1], sums[2]));
            reached += range >= difference ? 1 : 0;
        }
        return reached / 1296.0;
    }
}
