package dev.negbench.strategies.llmhn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final String GOOD = "The drug aspirin treats malaria in the hospitals of old, so the weather has it,"
            + " and the river of the land flows on to the sea.";

    private final Verification verification = new Verification(Passages.DATASET, Passages::table, 0.5);

    private Check check(String text, float score, float positiveScore) {
        return verification
                .check(List.of(new Attempt(0, 0, text, score, positiveScore)), Passages.SPACE)
                .get(0);
    }

    @Test
    void eachCheckRefusesItsOwn() {
        assertEquals(Check.PASSED, check(GOOD, 0.5f, 0.9f));
        assertEquals(Check.EMPTY, check(" ?", 0, 0.9f));
        assertEquals(Check.LENGTH, check("The drug treats malaria.", 0.5f, 0.9f));
        assertEquals(Check.LENGTH, check((GOOD + " ").repeat(3), 0.5f, 0.9f));
        assertEquals(Check.REFUSAL, check("I'm sorry, but " + GOOD, 0.5f, 0.9f));
        assertEquals(Check.COPY, check(Passages.ANSWER.replace("old", "young"), 0.5f, 0.9f));
        assertEquals(
                Check.OFF_TOPIC,
                check("The king is the king of the land, and all of the people like it, for he is just.", -1, 0.9f));
    }

    /** On topic are the query's words, or its direction. */
    @Test
    void aPassageWithoutTheQuerysWordsMayBeNearIt() {
        String near = "Aspirin against pain was known to the king, and all of the people took it, so they say.";
        assertEquals(Check.OFF_TOPIC, check(near, 0.2f, 0.9f));
        assertEquals(Check.PASSED, check(near, 0.94f, 1));
    }

    /** Both are needed: as near to the query as the positive, and the words of the answer. */
    @Test
    void aPassageAnswersIfItIsNearAndHoldsTheAnswer() {
        String answering =
                "In the clinics since 1820, malaria: it treats with quinine, research on tropics says so, an old drug";
        assertEquals(Check.ANSWERS, check(answering, 0.9f, 0.9f));
        assertEquals(Check.PASSED, check(answering, 0.8f, 0.9f), "below 95 % of the positive");
        assertEquals(Check.PASSED, check(GOOD, 0.9f, 0.9f), "another answer");
    }

    @Test
    void aDocumentOfTheCorpusIsACopyWhateverItsPunctuation() {
        Verification lenient = new Verification(Passages.DATASET, Passages::table, 1);
        String same = Passages.ANSWER.toUpperCase(java.util.Locale.ROOT).replace(".", " !");
        assertEquals(
                Check.COPY, lenient.check(List.of(new Attempt(0, 0, same, 0, 1)), Passages.SPACE).get(0));
    }

    @Test
    void copiedRunsAreASharesOfThePassagesOwn() {
        assertEquals(1, WordRuns.shared("a b c d e", "x a B c, d e y"));
        assertEquals(0.5, WordRuns.shared("a b c d e f", "a b c d e g"));
        assertEquals(0, WordRuns.shared("a b c d f", "a b c d e"));
        assertEquals(0, WordRuns.shared("", "a"));
        assertTrue(WordRuns.wording("One two") == WordRuns.wording("one, TWO!"));
        assertTrue(WordRuns.wording("one two") != WordRuns.wording("two one"));
    }
}
