package dev.negbench.strategies.nasa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final boolean[] HALF = {true, false, true, false};

    @Test
    void alwaysYesAndAlwaysNo() {
        Answers yes = Answers.of(new double[] {1, 1, 1, 1}, HALF, 4, 0);
        assertEquals(-0.5, yes.gap());
        assertEquals(1, yes.recall());
        assertEquals(1, yes.yesRate());
        assertEquals(0.5, yes.areaUnderCurve(), "ties count half");
        assertEquals(0, yes.f1OfNo());
        Answers no = Answers.of(new double[] {-1, -1, -1, -1}, HALF, 4, 0);
        assertEquals(1, no.gap());
        assertEquals(0, no.recall());
        assertEquals(0.5, no.accuracy());
    }

    /** Six pairs by hand: yes to two of three relevant pairs and to one of three others. */
    @Test
    void figuresOfASmallCase() {
        boolean[] relevant = {true, true, true, false, false, false};
        double[] logits = {3, 2, -1, 1, -2, -1};
        Answers answers = Answers.of(logits, relevant, 6, 0);
        assertEquals(2 / 3.0, answers.precision(), 1e-12);
        assertEquals(2 / 3.0, answers.recall(), 1e-12);
        assertEquals(0, answers.gap(), 1e-12);
        assertEquals(4 / 6.0, answers.accuracy(), 1e-12);
        assertEquals(0.5, answers.yesRate());
        assertEquals(2 / 3.0, answers.f1OfYes(), 1e-12);
        assertEquals(2 / 3.0, answers.f1OfNo(), 1e-12);
        assertEquals((3 + 3 + 1.5) / 9, answers.areaUnderCurve(), 1e-12);
        Answers strict = Answers.of(logits, relevant, 6, 1);
        assertEquals(1, strict.precision(), "1 is not above 1");
        assertEquals(answers.areaUnderCurve(), strict.areaUnderCurve(), "no threshold enters");
    }

    @Test
    void calibrationIsTheDistanceOfBins() {
        // p = 0.75: right in 3 of 4; p = 0.25: relevant in 1 of 2.
        double high = Math.log(3);
        double[] logits = {high, high, high, high, -high, -high};
        boolean[] relevant = {true, true, true, false, true, false};
        assertEquals((0 + 2 * 0.25) / 6, Answers.of(logits, relevant, 6, 0).calibrationError(), 1e-12);
    }

    @Test
    void areaIsThatOfAllPairsCounted() {
        Random random = new Random(3);
        double[] logits = random.ints(200, 0, 30).asDoubleStream().toArray();
        boolean[] relevant = new boolean[200];
        for (int i = 0; i < 200; i++) {
            relevant[i] = random.nextInt(30) < logits[i] / 2 + 5;
        }
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                if (relevant[i] && !relevant[j]) {
                    won += logits[i] > logits[j] ? 1 : logits[i] == logits[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertEquals(won / pairs, Answers.of(logits, relevant, 200, 7).areaUnderCurve(), 1e-12, "seed 3");
    }
}
