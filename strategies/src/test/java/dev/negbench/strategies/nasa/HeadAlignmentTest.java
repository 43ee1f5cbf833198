package dev.negbench.strategies.nasa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.nasa.AlignmentSettings.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadAlignmentTest {
    /** Balanced pairs of queries {@code from} to {@code to}. */
    static LabelledPairs pairs(int from, int to) {
        LabelledPairs pairs = new LabelledPairs();
        for (int query = from; query < to; query++) {
            pairs.add(query, 4 * query, true);
            pairs.add(query, 4 * query + 1, false);
        }
        return pairs;
    }

    private static AlignmentSettings settings(Loss loss, double share, int steps, double tolerance) {
        return new AlignmentSettings(loss, 1, share, steps, 0.03, tolerance);
    }

    private static HeadAlignment alignment(LeaningVerifier verifier, AlignmentSettings settings) {
        return new HeadAlignment(verifier, settings, pairs(0, 100), pairs(100, 300), 1);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void tunesTheHeadThatLeansMostFirstAndStopsOnceTheGapIsClosed(Loss loss) {
        LeaningVerifier verifier = new LeaningVerifier(-1, 3, 0.2, 4);
        HeadAlignment alignment = alignment(verifier, settings(loss, 1, 2000, 0.005));
        assertTrue(alignment.answers().gap() > 0.4, "it says no: " + alignment.answers());
        List<TunedHead> tuned = alignment.alignInTurn();
        assertEquals(3, tuned.get(0).head());
        assertEquals(4, verifier.leans.length);
        assertEquals(-1, verifier.leans[0], "a head that leans to yes stays");
        assertFalse(tuned.get(0).cancelled());
        assertTrue(Math.abs(alignment.answers().gap()) < 0.03, alignment.answers()::toString);
        assertTrue(tuned.size() < 3, "with the gap closed nothing more is tuned: " + tuned);
        if (loss != Loss.LABELS && tuned.get(0).steps() < 2000) {
            assertTrue(
                    alignment.scores()[3] <= 0.05,
                    "stopped where the score was 0: " + alignment.scores()[3]);
        }
    }

    @Test
    void keepsToItsShareOfHeadsAndSteps() {
        LeaningVerifier verifier = new LeaningVerifier(3, 3.5, 3.2, 4);
        List<TunedHead> tuned =
                alignment(verifier, settings(Loss.LABELS, 0.5, 5, 1)).alignInTurn();
        assertEquals(List.of(new TunedHead(3, 5, false), new TunedHead(1, 5, false)), tuned);
        assertEquals(3, verifier.leans[0]);
        assertEquals(3.2, verifier.leans[2]);
        assertEquals(2, verifier.forgotten);
        assertEquals(
                1,
                alignment(new LeaningVerifier(3, 4), settings(Loss.LABELS, 0.01, 5, 1))
                        .alignInTurn()
                        .size());
    }

    /** No fall of accuracy below −1 is tolerated: everything is taken back, to the bit. */
    @Test
    void takesBackWhatDoesHarm() {
        LeaningVerifier verifier = new LeaningVerifier(0.5, 3, 0.1);
        byte[] before = verifier.state();
        List<TunedHead> tuned =
                alignment(verifier, settings(Loss.LABELS, 1, 40, -2)).alignInTurn();
        assertEquals(List.of(1, 0, 2), tuned.stream().map(TunedHead::head).toList());
        assertTrue(tuned.stream().allMatch(TunedHead::cancelled));
        assertArrayEquals(before, verifier.state());
    }

    @Test
    void controlsTakeTheSameStepsOnOtherHeads() {
        LeaningVerifier verifier = new LeaningVerifier(-1, 3, 0.2, 4);
        HeadAlignment alignment = alignment(verifier, settings(Loss.LABELS, 1, 50, 1));
        List<TunedHead> others = alignment.alignAs(
                List.of(new TunedHead(3, 20, false), new TunedHead(1, 35, true)), new int[] {0, 2, 1, 3});
        assertEquals(List.of(0, 2), others.stream().map(TunedHead::head).toList());
        assertEquals(List.of(20, 35), others.stream().map(TunedHead::steps).toList());
        assertEquals(3, verifier.leans[1]);
        assertEquals(4, verifier.leans[3]);
        alignment.tuneEverything(10);
        assertEquals(1.1, verifier.gain, 1e-9);
        assertTrue(verifier.leans[1] < 3);
    }

    @Test
    void theThresholdOfTheMedianBalancesPrecisionAndRecall() {
        LabelledPairs probing = pairs(100, 300);
        LeaningVerifier verifier = new LeaningVerifier(3, 3);
        double[] logits = HeadAlignment.logits(verifier, probing);
        // Evidence has two values only; a little of the pair's number tells logits apart.
        for (int i = 0; i < logits.length; i++) {
            logits[i] += 1e-6 * i;
        }
        double threshold = AlignmentTrial.balancedThreshold(logits);
        Answers shifted = Answers.of(logits, probing.relevant(), probing.size(), threshold);
        assertEquals(0, shifted.gap(), 1e-12);
        assertEquals(0.5, shifted.yesRate(), 1e-12);
        assertTrue(Answers.of(logits, probing.relevant(), probing.size(), 0).gap() > 0.5);
    }
}
