package dev.negbench.strategies.docrerank;

import static dev.negbench.strategies.docrerank.Answerability.ANSWERABLE;
import static dev.negbench.strategies.docrerank.Answerability.NOT_ANSWERABLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.WordTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordVerifierTest {
    private static final Corpus CORPUS = Facts.DATASET.corpus();
    private static final WordTable TABLE = SwapGenerator.table(CORPUS);

    private final WordVerifier verifier = new WordVerifier(CORPUS, TABLE, Retrieval.INITIAL, 0.8);

    private Answerability[] verdicts(int document, String query) {
        return verifier.verify(List.of(Facts.ask(document, query)), 2, Facts.SPACE)
                .get(0)[0];
    }

    @Test
    void oneWayLooksForEveryContentWordAndTheOtherForNearOnes() {
        assertArrayEquals(new Answerability[] {ANSWERABLE, ANSWERABLE}, verdicts(0, "the revenue of apple"));
        assertEquals(ANSWERABLE, verdicts(0, "apples")[0], "by its stem");
        assertArrayEquals(
                new Answerability[] {NOT_ANSWERABLE, ANSWERABLE},
                verdicts(1, "sales"),
                "0.8 from revenue, which is held");
        assertArrayEquals(new Answerability[] {NOT_ANSWERABLE, NOT_ANSWERABLE}, verdicts(1, "profit"), "0.6 from it");
        assertArrayEquals(
                new Answerability[] {NOT_ANSWERABLE, ANSWERABLE},
                verdicts(1, "big blue revenue profit"),
                "(1 + 1 + 1 + 0.6) / 4");
        assertArrayEquals(
                new Answerability[] {NOT_ANSWERABLE, NOT_ANSWERABLE},
                verdicts(1, "revenue profit apple"),
                "(1 + 0.6 + 0) / 3");
        assertArrayEquals(new Answerability[] {ANSWERABLE, ANSWERABLE}, verdicts(2, "the of"), "nothing is asked for");
    }

    @Test
    void casesAndNumberOfWaysAreKept() {
        List<Answerability[][]> verdicts =
                verifier.verify(List.of(Facts.ask(2, "milk", "apple"), Facts.ask(0, "milk")), 1, Facts.SPACE);
        assertEquals(2, verdicts.size());
        assertArrayEquals(new Answerability[][] {{ANSWERABLE}, {NOT_ANSWERABLE}}, verdicts.get(0));
        assertArrayEquals(new Answerability[][] {{NOT_ANSWERABLE}}, verdicts.get(1));
    }
}
