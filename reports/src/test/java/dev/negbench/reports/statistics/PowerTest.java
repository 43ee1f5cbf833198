package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PowerTest {

    /** Values of an independent implementation of the noncentral t distribution. */
    @Test
    void equalsAnIndependentNoncentralT() {
        assertEquals(.8077775012792738, Power.ofPairedT(.5, 34, .05), 1e-9);
        assertEquals(.8016910240370655, Power.ofPairedT(.2, 199, .05), 1e-9);
        assertEquals(.09280915505633605, Power.ofPairedT(1, 2, .05), 1e-9);
        assertEquals(.47074943127843494, Power.ofPairedT(2, 3, .05), 1e-9);
        assertEquals(.5064218068704491, Power.ofPairedT(-.7, 10, .05), 1e-9);
        assertEquals(.05342155880910609, Power.ofPairedT(.01, 300, .05), 1e-9);
        assertEquals(.5128872096142191, Power.ofT(3, 2.828962, .05), 1e-9);
        assertEquals(.3051601027351559, Power.ofT(5, 1, .05), 1e-9);
        assertEquals(.12060530071758967, Power.ofT(4, .5, .05), 1e-9);
    }

    @Test
    void withoutAnEffectItIsTheLevel() {
        for (double df : new double[] {.4, 1, 2.5, 30, 9_999, 1e6}) {
            assertEquals(.05, Power.ofT(0, df, .05), 1e-9, "df " + df);
        }
    }

    @Test
    void growsWithTheEffectUpToOne() {
        double before = 0;
        for (double delta = 0; delta <= 40; delta += .5) {
            double power = Power.ofT(delta, 7, .05);
            assertTrue(power >= before - 1e-12 && power <= 1, "noncentrality " + delta);
            before = power;
        }
        assertEquals(1, before, 1e-9);
    }

    /** The test it describes is the one in this package. */
    @Test
    void predictsHowOftenThePairedTestRejects() {
        SplittableRandom random = new SplittableRandom(Simulation.SEED);
        int trials = 4_000;
        int rejected = 0;
        for (int i = 0; i < trials; i++) {
            rejected += PairedT.of(Simulation.normal(random, 25, .06, .1)).p() < .05 ? 1 : 0;
        }
        Simulation.assertRate("paired t, n = 25, dz = 0.6", rejected, trials, Power.ofPairedT(.6, 25, .05));
    }

    @Test
    void sampleSizesAreTheCardsAndTheExactOnesAreTwoMore() {
        double[] dz = {.1, .2, .3, .5};
        int[] approximate = {785, 197, 88, 32};
        int[] exact = {787, 199, 90, 34};
        for (int i = 0; i < dz.length; i++) {
            assertEquals(approximate[i], SampleSize.approximate(dz[i], .8, .05));
            assertEquals(exact[i], SampleSize.exact(-dz[i], .8, .05));
            assertTrue(Power.ofPairedT(dz[i], exact[i] - 1, .05) < .8);
        }
    }

    @Test
    void exactSampleSizeHoldsForLargeEffectsAndLowPower() {
        for (double dz : new double[] {.9, 2, 10}) {
            for (double power : new double[] {.03, .3, .8, .99}) {
                int n = SampleSize.exact(dz, power, .05);
                assertTrue(Power.ofPairedT(dz, n, .05) >= power, "dz " + dz + ", power " + power);
                assertTrue(n == 2 || Power.ofPairedT(dz, n - 1, .05) < power, "dz " + dz + ", power " + power);
            }
        }
    }

    @Test
    void refusesWhatHasNoAnswer() {
        assertThrows(IllegalArgumentException.class, () -> SampleSize.approximate(0, .8, .05));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.approximate(1e-9, .8, .05));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.exact(.2, 1, .05));
        assertThrows(IllegalArgumentException.class, () -> Power.ofPairedT(.2, 1, .05));
        assertThrows(IllegalArgumentException.class, () -> Power.ofT(Double.NaN, 5, .05));
        assertThrows(IllegalArgumentException.class, () -> Power.ofT(1, 5, 0));
    }
}
