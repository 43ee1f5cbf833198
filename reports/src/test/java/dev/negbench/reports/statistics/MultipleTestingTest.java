package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MultipleTestingTest {
    private static final double NAN = Double.NaN;

    @Test
    void reproducesTheCardsVectors() {
        double[] p = {.001, .008, .012, .041, .20};
        assertArrayEquals(new double[] {.005, .032, .036, .082, .200}, MultipleTesting.HOLM.adjust(p), 1e-12);
        assertArrayEquals(
                new double[] {.005, .020, .020, .05125, .200}, MultipleTesting.BENJAMINI_HOCHBERG.adjust(p), 1e-12);
        assertArrayEquals(new double[] {.005, .04, .06, .205, 1}, MultipleTesting.BONFERRONI.adjust(p), 1e-12);
    }

    @Test
    void answersInTheOrderOfTheQuestion() {
        double[] p = {.041, .001, .20, .012, .008};
        assertArrayEquals(new double[] {.082, .005, .200, .036, .032}, MultipleTesting.HOLM.adjust(p), 1e-12);
        assertEquals(.041, p[0]);
    }

    @Test
    void aHypothesisThatWasNotRunStillCounts() {
        double[] p = {.01, NAN, NAN};
        for (MultipleTesting method : MultipleTesting.values()) {
            assertArrayEquals(new double[] {.03, 1, 1}, method.adjust(p), 1e-15, method.name());
        }
    }

    @Test
    void acceptsTheEndsAndRefusesWhatLiesBeyond() {
        assertEquals(0, MultipleTesting.HOLM.adjust(new double[0]).length);
        assertArrayEquals(new double[] {0, 0, 1}, MultipleTesting.HOLM.adjust(new double[] {-0.0, 0, 1}));
        assertThrows(IllegalArgumentException.class, () -> MultipleTesting.HOLM.adjust(new double[] {.1, 1.01}));
        assertThrows(IllegalArgumentException.class, () -> MultipleTesting.HOLM.adjust(new double[] {-1e-9}));
    }

    @Property(tries = 300)
    void adjustedValuesAreOrderedBoundedAndNoSmallerThanRaw(
            @ForAll MultipleTesting method, @ForAll("pValues") double[] p) {
        double[] adjusted = method.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertTrue(adjusted[i] >= p[i] && adjusted[i] <= 1, method + " of " + p[i] + " is " + adjusted[i]);
            for (int j = 0; j < p.length; j++) {
                if (p[i] <= p[j]) {
                    assertTrue(adjusted[i] <= adjusted[j], method + " reverses " + p[i] + " and " + p[j]);
                }
            }
        }
    }

    @Property(tries = 300)
    void theMethodsAreOrderedByTheirStrength(@ForAll("pValues") double[] p) {
        double[] bh = MultipleTesting.BENJAMINI_HOCHBERG.adjust(p);
        double[] holm = MultipleTesting.HOLM.adjust(p);
        double[] bonferroni = MultipleTesting.BONFERRONI.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertTrue(bh[i] <= holm[i] + 1e-12 && holm[i] <= bonferroni[i] + 1e-12, "order at p = " + p[i]);
        }
    }

    /** Step-down definition of Holm, written as the procedure rather than as the formula. */
    @Property(tries = 300)
    void holmRejectsWhatTheStepDownProcedureRejects(@ForAll("pValues") double[] p) {
        double alpha = .05;
        boolean[] rejected = new boolean[p.length];
        for (int left = p.length; left > 0; left--) {
            int smallest = -1;
            for (int i = 0; i < p.length; i++) {
                if (!rejected[i] && (smallest < 0 || p[i] < p[smallest])) {
                    smallest = i;
                }
            }
            if (left * p[smallest] >= alpha) {
                break;
            }
            rejected[smallest] = true;
        }
        double[] adjusted = MultipleTesting.HOLM.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertEquals(rejected[i], adjusted[i] < alpha, "p = " + p[i]);
        }
    }

    /**
     * Baseline and 10 identical strategies, 100 queries: the card has 0.29 for "any p below 5 %", 0.036 with Holm and
     * 0.041 with Benjamini–Hochberg. False alarm of the test 4e-4 were the seed free.
     */
    @Test
    void manyTriesInflateTheErrorAndTheCorrectionsRepairIt() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED);
        int trials = 3_000;
        int raw = 0;
        int holm = 0;
        int bh = 0;
        double[] p = new double[10];
        double[] d = new double[100];
        for (int i = 0; i < trials; i++) {
            double[] baseline = Simulation.normal(random, 100, .5, .2);
            for (int k = 0; k < 10; k++) {
                for (int q = 0; q < 100; q++) {
                    d[q] = random.nextGaussian(.5, .2) - baseline[q];
                }
                p[k] = PairedT.of(d).p();
            }
            raw += anyBelow(p) ? 1 : 0;
            holm += anyBelow(MultipleTesting.HOLM.adjust(p)) ? 1 : 0;
            bh += anyBelow(MultipleTesting.BENJAMINI_HOCHBERG.adjust(p)) ? 1 : 0;
        }
        Simulation.assertAtLeast("any of 10 uncorrected", raw, trials, .27);
        Simulation.assertAtMost("any of 10 after Holm", holm, trials, .05);
        Simulation.assertAtLeast("any of 10 after Holm", holm, trials, .03);
        Simulation.assertAtMost("any of 10 after Benjamini-Hochberg", bh, trials, .05);
    }

    /** Small and large values, ties among them. */
    @Provide
    Arbitrary<double[]> pValues() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(0, 1).ofScale(9),
                        Arbitraries.doubles().between(0, .02).ofScale(6),
                        Arbitraries.of(0.0, .01, .5, 1.0))
                .array(double[].class)
                .ofMaxSize(30);
    }

    private static boolean anyBelow(double[] p) {
        for (double value : p) {
            if (value < .05) {
                return true;
            }
        }
        return false;
    }
}
