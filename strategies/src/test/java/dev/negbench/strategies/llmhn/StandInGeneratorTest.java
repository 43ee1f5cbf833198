package dev.negbench.strategies.llmhn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.WordTable;
import dev.negbench.strategies.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StandInGeneratorTest {
    private static final Pattern ANSWER =
            Pattern.compile("The drug (\\w+) treats malaria since (\\d+) in the (\\w+)\\.");

    private final WordTable table = Passages.table();

    private String write(double strength, GenerationTask task) {
        return new StandInGenerator(() -> table, strength, Retrieval.INITIAL)
                .generate(List.of(task), Passages.SPACE)
                .get(0)
                .orElseThrow();
    }

    private static Matcher answer(String passage) {
        Matcher answer = ANSWER.matcher(passage);
        assertTrue(answer.find(), passage);
        return answer;
    }

    @Test
    void neighboursLieBetweenTheLimitsNearestFirst() {
        table.lookUp(List.of("quinine", "clinics"), Passages.SPACE, Retrieval.INITIAL);
        assertArrayEquals(new String[] {"aspirin", "malaria", "pain"}, table.neighbours("quinine"));
        assertArrayEquals(new String[] {"hospitals"}, table.neighbours("clinics"));
        assertEquals(0, table.neighbours("never looked up").length);
    }

    @Test
    void theAnswerIsTheSentencesThatShareMostWithTheQuery() {
        Set<String> query = table.stems().ofText(Passages.QUERY);
        AnswerSentences answer = AnswerSentences.of(Passages.ANSWER, query, table);
        assertArrayEquals(new boolean[] {false, true, false}, answer.answers());
        String four = Passages.ANSWER + " And so on.";
        assertArrayEquals(
                new boolean[] {true, true, false, false},
                AnswerSentences.of(four, query, table).answers(),
                "two of four, equal ones in the order of the text");
    }

    @Test
    void atFullStrengthEveryWordOfTheAnswerChangesAndTheQueryStays() {
        for (int attempt = 0; attempt < 20; attempt++) {
            Matcher answer = answer(write(1, Passages.task(true, 30, attempt)));
            assertFalse(answer.group(1).equals("quinine"), "replaced");
            int year = Integer.parseInt(answer.group(2));
            assertTrue(year != 1820 && Math.abs(year - 1820) <= 5, answer.group(2));
            assertEquals("hospitals", answer.group(3));
        }
    }

    /** Three words can go: the number first, then the rarest in the order of the alphabet. */
    @Test
    void strengthIsTheShareOfReplacedWords() {
        int[] replaced = new int[3];
        double[] strengths = {0.2, 0.67, 1};
        for (int s = 0; s < strengths.length; s++) {
            Matcher answer = answer(write(strengths[s], Passages.task(true, 30, 0)));
            replaced[s] += answer.group(1).equals("quinine") ? 0 : 1;
            replaced[s] += answer.group(2).equals("1820") ? 0 : 1;
            replaced[s] += answer.group(3).equals("clinics") ? 0 : 1;
            assertNotEquals("1820", answer.group(2), "numbers go first");
        }
        assertArrayEquals(new int[] {1, 2, 3}, replaced);
    }

    @Test
    void oneOfTheOtherSentencesGoesAndTheRestChangePlaces() {
        Set<String> orders = new HashSet<>();
        for (int attempt = 0; attempt < 40; attempt++) {
            String passage = write(1, Passages.task(true, 30, attempt));
            String[] sentences = passage.split("(?<=\\.) ");
            assertEquals(2, sentences.length, passage);
            for (String sentence : sentences) {
                assertTrue(Passages.ANSWER.contains(sentence) || ANSWER.matcher(sentence).matches(), sentence);
            }
            orders.add(passage.replaceAll(ANSWER.pattern(), "A"));
        }
        // Either of the two others may go: 40 attempts that agree have probability 2^-39.
        assertEquals(2, orders.size(), orders::toString);
    }

    @Test
    void aPassageHangsOnItsTaskAlone() {
        GenerationTask task = Passages.task(true, 30, 3);
        assertEquals(write(0.5, task), write(0.5, task));
        assertNotEquals(write(1, task), write(1, task.again()));
    }

    @Test
    void withoutAPositiveTheLengthIsExactAndNothingOfTheCorpusIsCopied() {
        for (int words = 1; words <= 60; words++) {
            String passage = write(1, Passages.task(false, words, 0));
            assertEquals(words, Words.count(passage), passage);
            assertTrue(WordRuns.shared(passage, Passages.ANSWER) == 0, passage);
        }
        assertEquals("", write(1, new GenerationTask("?!", java.util.Optional.empty(), 9, 1, 0)));
    }
}
