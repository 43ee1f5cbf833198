package dev.negbench.strategies.docrerank;

import static dev.negbench.strategies.docrerank.Answerability.ANSWERABLE;
import static dev.negbench.strategies.docrerank.Answerability.NOT_ANSWERABLE;
import static dev.negbench.strategies.docrerank.Answerability.UNPARSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerabilityTest {
    @Test
    void aNegativeIsWhatBothCallUnanswerableAndAPositiveWhatBothCallAnswerable() {
        for (Answerability first : Answerability.values()) {
            for (Answerability second : Answerability.values()) {
                Answerability[] both = {first, second};
                assertEquals(first == NOT_ANSWERABLE && second == NOT_ANSWERABLE, Answerability.keepsNegative(both, 2));
                assertEquals(first == ANSWERABLE && second == ANSWERABLE, Answerability.keepsPositive(both));
                assertEquals(first == NOT_ANSWERABLE, Answerability.keepsNegative(both, 1), "the first alone");
                assertTrue(Answerability.keepsNegative(both, 0), "nobody is asked");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YES | ANSWERABLE",
                "no. | NOT_ANSWERABLE",
                "**No** | NOT_ANSWERABLE",
                "NONE NO | NOT_ANSWERABLE",
                "'it says yes, so: NO' | NOT_ANSWERABLE",
                "<think>NO, or NO</think> yes | ANSWERABLE",
                "<think>YES it is | UNPARSED",
                "NONE | UNPARSED",
                "Notably | UNPARSED",
                "'' | UNPARSED"
            })
    void theLastYesOrNoCounts(String answer, Answerability expected) {
        assertEquals(expected, Answerability.parse(answer));
    }

    @Test
    void whatCannotBeReadKeepsNothing() {
        assertFalse(Answerability.keepsNegative(new Answerability[] {NOT_ANSWERABLE, UNPARSED}, 2));
        assertFalse(Answerability.keepsPositive(ANSWERABLE, UNPARSED));
    }

    @Test
    void valuesOfTheCard() {
        VerificationLaw both = new VerificationLaw(0.2, 0.1, 0.2, 2);
        assertEquals(0.656, both.kept(), 1e-12);
        assertEquals(0.0122, both.contaminated(), 5e-5);
        assertEquals(0.0526, new VerificationLaw(0.2, 0.1, 0.2, 1).contaminated(), 5e-5);
        assertEquals(0.2, new VerificationLaw(0.2, 0.1, 0.2, 0).contaminated(), 1e-15);
        assertEquals(0, new VerificationLaw(1, 0.1, 0, 2).contaminated());
    }

    /** Shares of 100,000 simulated queries within 4.9 standard errors: false alarms below 1 in 100,000 a seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void simulationAgreesWithTheLaw(long seed) {
        int trials = 100_000;
        VerificationLaw law = new VerificationLaw(0.2, 0.1, 0.2, 2);
        SplittableRandom random = new SplittableRandom(seed);
        int kept = 0;
        int contaminated = 0;
        for (int i = 0; i < trials; i++) {
            boolean answerable = random.nextDouble() < law.answerable();
            Answerability[] verdicts = new Answerability[2];
            for (int v = 0; v < 2; v++) {
                boolean wrong = random.nextDouble() < (answerable ? law.misses() : law.falseAlarms());
                verdicts[v] = answerable != wrong ? ANSWERABLE : NOT_ANSWERABLE;
            }
            if (Answerability.keepsNegative(verdicts, 2)) {
                kept++;
                contaminated += answerable ? 1 : 0;
            }
        }
        assertWithin(law.kept(), kept, trials, seed);
        assertWithin(law.contaminated(), contaminated, kept, seed);
    }

    private static void assertWithin(double expected, int count, int trials, long seed) {
        double error = 4.9 * Math.sqrt(expected * (1 - expected) / trials);
        assertEquals(expected, (double) count / trials, error, "seed " + seed);
    }
}
