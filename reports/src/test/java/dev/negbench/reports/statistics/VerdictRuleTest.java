package dev.negbench.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class VerdictRuleTest {
    private static final VerdictRule RULE = new VerdictRule(.05, .01);

    @Test
    void theWordsAreTheCardsAndTheirMirrors() {
        assertEquals(Verdict.IMPROVES_MEANINGFULLY, decide(.030, .005));
        assertEquals(Verdict.IMPROVES, decide(.015, .005));
        assertEquals(Verdict.NO_DIFFERENCE_FOUND, decide(.001, .003));
        assertEquals(Verdict.INCONCLUSIVE, decide(.005, .005));
        assertEquals(Verdict.WORSENS, decide(-.015, .005));
        assertEquals(Verdict.WORSENS_MEANINGFULLY, decide(-.030, .005));
        assertEquals("no difference found", Verdict.NO_DIFFERENCE_FOUND.words());
        assertEquals("improves meaningfully", Verdict.IMPROVES_MEANINGFULLY.toString());
    }

    @Test
    void aSmallButSignificantGainImproves() {
        assertEquals(Verdict.IMPROVES, decide(.002, .0005));
    }

    @Test
    void theCorrectionTakesTheWordAway() {
        MeanEstimate estimate = estimate(.030, .005);
        assertEquals(Verdict.INCONCLUSIVE, RULE.decide(estimate, .05));
        assertEquals(Verdict.INCONCLUSIVE, RULE.decide(estimate, Double.NaN));
        assertEquals(Verdict.NO_DIFFERENCE_FOUND, RULE.decide(estimate(.002, .0005), .05));
    }

    @Test
    void withoutVarianceTheWordsAreFixed() {
        assertEquals(Verdict.NO_DIFFERENCE_FOUND, RULE.decide(PairedT.of(new double[9]).estimate(), 1));
        assertEquals(Verdict.DEGENERATE, RULE.decide(PairedT.of(new double[] {.2, .2, .2}).estimate(), 0));
        assertEquals(Verdict.INCONCLUSIVE, RULE.decide(PairedT.of(new double[] {.2}).estimate(), 0));
    }

    @Property(tries = 300)
    void swappingTheStrategiesMirrorsTheWord(
            @ForAll @DoubleRange(min = -.05, max = .05) @Scale(6) double mean,
            @ForAll @DoubleRange(min = 1e-4, max = .03) @Scale(6) double standardError) {
        Verdict mirrored = switch (decide(mean, standardError)) {
            case IMPROVES_MEANINGFULLY -> Verdict.WORSENS_MEANINGFULLY;
            case IMPROVES -> Verdict.WORSENS;
            case WORSENS -> Verdict.IMPROVES;
            case WORSENS_MEANINGFULLY -> Verdict.IMPROVES_MEANINGFULLY;
            case NO_DIFFERENCE_FOUND -> Verdict.NO_DIFFERENCE_FOUND;
            case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
            case DEGENERATE, NOT_RUN -> throw new AssertionError("has variance and was run");
        };
        assertEquals(mirrored, decide(-mean, standardError));
    }

    /** Values of an independent implementation of Student's t. */
    @Test
    void equivalenceIsTwoOneSidedTests() {
        MeanEstimate card = PairedT.of(new double[] {.05, .02, -.02, .05, .10, .03, -.01, .06}).estimate();
        TostEquivalence narrow = TostEquivalence.of(card, .05, .05);
        assertEquals(.15584898109264872, narrow.p(), 1e-12);
        assertEquals(.008934170643224295, narrow.interval().lower(), 1e-9);
        assertEquals(.06106582935677571, narrow.interval().upper(), 1e-9);
        assertEquals(.9, narrow.interval().level(), 1e-15);
        assertFalse(narrow.equivalent());
        assertEquals(.006829651278210802, TostEquivalence.of(card, .08, .05).p(), 1e-12);
        assertTrue(TostEquivalence.of(card, .08, .05).equivalent());
        assertEquals(.00022741634557387627, card.pAbove(-.05), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> TostEquivalence.of(card, 0, .05));
        assertThrows(IllegalArgumentException.class, () -> TostEquivalence.of(card, .1, .5));
    }

    @Property(tries = 300)
    void theTwoTestsAndTheIntervalAgree(
            @ForAll @DoubleRange(min = -.05, max = .05) @Scale(6) double mean,
            @ForAll @DoubleRange(min = 1e-4, max = .03) @Scale(6) double standardError) {
        TostEquivalence test = TostEquivalence.of(estimate(mean, standardError), .02, .05);
        assertTrue(test.equivalent() == test.p() < .05 || Math.abs(test.p() - .05) < 1e-9);
    }

    @Test
    void identicalRunsAreEquivalentAndDegenerateOnesAreNot() {
        assertTrue(TostEquivalence.of(PairedT.of(new double[5]).estimate(), .01, .05).equivalent());
        assertFalse(TostEquivalence.of(PairedT.of(new double[] {.2, .2}).estimate(), .5, .05).equivalent());
        assertTrue(Double.isNaN(TostEquivalence.of(PairedT.of(new double[5]).estimate(), .01, .05).p()));
    }

    private static Verdict decide(double mean, double standardError) {
        MeanEstimate estimate = estimate(mean, standardError);
        return RULE.decide(estimate, estimate.p());
    }

    private static MeanEstimate estimate(double mean, double standardError) {
        return new MeanEstimate(mean, standardError, 40, EstimateStatus.DEFINED);
    }
}
