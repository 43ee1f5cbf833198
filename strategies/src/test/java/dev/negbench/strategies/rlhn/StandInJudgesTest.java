package dev.negbench.strategies.rlhn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInJudgesTest {
    private static Verdict lexical(double threshold, Instance instance) {
        return new LexicalJudge(Library.DATASET, threshold).judge(List.of(instance), null).get(0);
    }

    /**
     * Answer terms are those of the positive's second sentence without the query's: Oslo. Whoever names Oslo, the
     * capital and Norway covers everything; Denmark's capital covers the query in part.
     */
    @Test
    void theCheapJudgeLooksForTheAnswersWords() {
        Verdict strict = lexical(0.99, Library.instance(1, 2, 3, 5));
        assertArrayEquals(new int[] {0}, strict.better());
        Verdict lax = lexical(0.1, Library.instance(1, 2, 3, 5));
        assertArrayEquals(new int[] {0}, lax.better());
        assertArrayEquals(new int[] {1}, lax.worse(), "the capital, but of Denmark");
        assertEquals(Verdict.CLEAN, lexical(0.99, Library.instance(2, 3)));
        assertEquals(Verdict.CLEAN, lexical(0.5, Library.instance()));
    }

    private static Retrieval retrieval(Map<Integer, Float> toQuery, Map<Integer, Map<Integer, Float>> toDocument) {
        return new FakeRetrieval(
                11, (query, document) -> toQuery.get(document), (left, document) -> toDocument.get(left).get(document));
    }

    /** cos(q, P) = 0.8, so the bound to the query is 0.76; to the nearest positive 0.5. */
    @Test
    void theAccurateJudgeWantsBothSimilarities() {
        Retrieval retrieval = retrieval(
                Map.of(0, 0.8f, 10, 0.7f, 1, 0.81f, 2, 0.76001f, 3, 0.7599f, 4, 0.9f),
                Map.of(
                        0, Map.of(1, 0.4f, 2, 0.5f, 3, 0.9f, 4, 0.49f),
                        10, Map.of(1, 0.6f, 2, 0.1f, 3, 0.9f, 4, 0.4f)));
        Instance instance = new Instance(0, 0, new int[] {0, 10}, new int[] {1, 2, 3, 4});
        Verdict verdict = new EncoderJudge("initial", 0.95, 0.5)
                .judge(List.of(instance), retrieval)
                .get(0);
        assertArrayEquals(new int[] {0}, verdict.better(), "near the second positive is near enough");
        assertArrayEquals(new int[] {1}, verdict.worse());
    }

    /** 5 % below a negative similarity is lower, not higher. */
    @Test
    void theAccurateJudgeKnowsNegativeSimilarities() {
        Retrieval retrieval = retrieval(
                Map.of(0, -0.2f, 1, -0.205f, 2, -0.22f), Map.of(0, Map.of(1, 0.9f, 2, 0.9f)));
        Verdict verdict = new EncoderJudge("initial", 0.95, 0.5)
                .judge(List.of(Library.instance(1, 2)), retrieval)
                .get(0);
        assertArrayEquals(new int[0], verdict.better());
        assertArrayEquals(new int[] {0}, verdict.worse());
    }
}
