package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FlipsTest {
    private static final double NAN = Double.NaN;

    @Test
    void reproducesTheCardsArithmetic() {
        boolean[] before = {true, true, true, true, true, true, false, false, false, false};
        boolean[] after = {true, true, true, true, false, false, true, true, true, false};
        Flips flips = Flips.of(before, after);
        assertEquals(2, flips.negativeFlips());
        assertEquals(3, flips.positiveFlips());
        assertEquals(.2, flips.nfr(), 1e-15);
        assertEquals(.3, 1 - flips.accuracyNew(), 1e-15);
        assertEquals(.6667, flips.nfi(), 5e-5);
        assertEquals(.3, flips.pfr(), 1e-15);
        assertEquals(3 / 7.0, flips.pfi(), 1e-15);
        assertEquals(1.111, flips.relativeNfr(), 5e-4);
        assertEquals(.1, flips.accuracyNew() - flips.accuracyOld(), 1e-15);
        assertEquals(1, flips.test().p(), 1e-12);
    }

    @Property(tries = 500)
    void accuracyChangesByGainsMinusLosses(@ForAll("outcomes") int[] outcomes) {
        boolean[] before = new boolean[outcomes.length];
        boolean[] after = new boolean[outcomes.length];
        int correctAfter = 0;
        for (int q = 0; q < outcomes.length; q++) {
            before[q] = (outcomes[q] & 1) != 0;
            after[q] = (outcomes[q] & 2) != 0;
            correctAfter += after[q] ? 1 : 0;
        }
        Flips flips = Flips.of(before, after);
        assertEquals(correctAfter, flips.newSuccesses());
        assertEquals(flips.pfr() - flips.nfr(), flips.accuracyNew() - flips.accuracyOld(), 1e-12);
        Flips back = Flips.of(after, before);
        assertEquals(flips.nfr(), back.pfr());
        assertTrue(flips.nfi() <= 1 && flips.pfi() <= 1 && flips.relativeNfr() >= 0);
        assertEquals(flips.nfr(), flips.nfi() * (1 - flips.accuracyNew()), 1e-12);
    }

    @Provide
    Arbitrary<int[]> outcomes() {
        return Arbitraries.integers().between(0, 3).array(int[].class).ofMinSize(1).ofMaxSize(60);
    }

    @Test
    void ratiosOfNothingAreZero() {
        Flips perfect = Flips.of(new boolean[] {true, true}, new boolean[] {true, true});
        assertEquals(0, perfect.nfi());
        assertEquals(0, perfect.relativeNfr());
        Flips hopeless = Flips.of(new boolean[2], new boolean[2]);
        assertEquals(0, hopeless.pfi());
        assertEquals(0, hopeless.relativeNfr());
    }

    @Test
    void successCanBeAThresholdAndAFlipGraded() {
        double[] before = {.5, .49, .8, .3};
        double[] after = {.4, .50, .7, NAN};
        assertEquals(new Flips(4, 2, 1, 1), Flips.ofThreshold(before, after, .5));
        assertEquals(0, Flips.gradedFlipRate(before, after, .1));
        assertEquals(2 / 3.0, Flips.gradedFlipRate(before, after, .09), 1e-15);
        assertTrue(Double.isNaN(Flips.gradedFlipRate(new double[] {NAN}, new double[] {1}, .1)));
    }

    @Test
    void intervalIsClopperPearsons() {
        Interval interval = new Flips(300, 100, 6, 0).nfrInterval(.95);
        assertEquals(.007374162001611383, interval.lower(), 1e-9);
        assertEquals(.04302108267362232, interval.upper(), 1e-9);
        Interval none = new Flips(50, 20, 0, 3).nfrInterval(.95);
        assertEquals(0, none.lower());
        assertEquals(.07112173646420458, none.upper(), 1e-9);
        assertEquals(1, new Flips(5, 5, 5, 0).nfrInterval(.95).upper());
        assertThrows(IllegalArgumentException.class, () -> new Flips(5, 5, 5, 0).nfrInterval(95));
    }

    @Test
    void refusesRunsOverDifferentQueries() {
        assertThrows(IllegalArgumentException.class, () -> Flips.of(new boolean[2], new boolean[3]));
        assertThrows(IllegalArgumentException.class, () -> Flips.of(new boolean[0], new boolean[0]));
        assertThrows(IllegalArgumentException.class, () -> Flips.gradedFlipRate(new double[2], new double[3], .1));
    }

    @Test
    void mcNemarReproducesTheCardsVectors() {
        assertEquals(.041389, McNemar.of(5, 15).p(), 1e-6);
        assertEquals(.041389, McNemar.of(15, 5).p(), 1e-6);
        assertEquals(.25, McNemar.of(0, 3).p(), 1e-12);
        assertEquals(1, McNemar.of(12, 12).p());
        assertEquals(1, McNemar.of(0, 0).p());
        assertThrows(IllegalArgumentException.class, () -> McNemar.of(-1, 3));
    }

    @Test
    void mcNemarOneSidedAsksForMoreLosses() {
        assertEquals(.020694732666015625, McNemar.of(15, 5).pMoreNegative(), 1e-12);
        assertEquals(.125, McNemar.of(3, 0).pMoreNegative(), 1e-12);
        assertEquals(1, McNemar.of(0, 3).pMoreNegative(), 1e-12);
        assertTrue(McNemar.of(5_000, 0).p() > 0);
    }
}
