package dev.negbench.strategies.confit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.QueryAugmenter;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What takes the queries' place: generated texts, or words of the best document. */
class QueryTextsTest {
    private static final Dataset DATASET = new Dataset(
            "tiny",
            Corpus.of(List.of(
                    new Document("d0", "Rivers", "The rivers cross the delta; the delta floods."),
                    new Document("d1", "", "the market"),
                    new Document("d2", "", "the garden"))),
            Queries.of(List.of(new Query("q0", "Where do rivers end?"), new Query("q1", "the market"))),
            Map.of(),
            "0");

    private static QueryAugmenter augmenter(String text, Map<String, String> generated) {
        Setting setting = new Setting(DATASET, Set.of(Retrieval.MODEL, Retrieval.BM25), 1, Optional.empty(), generated);
        return Strategies.load()
                .parse(text)
                .requireRunnable()
                .recipe(setting)
                .queryAugmenter()
                .orElseThrow();
    }

    private static List<String> texts(String text, Map<String, String> generated, int... queries) {
        return augmenter(text, generated).augment(queries, FakeRetrieval.inOrder(3));
    }

    @Test
    void generatedTextsReplaceOrFollowTheQuery() {
        Map<String, String> generated = Map.of("q0", "A delta.", "q1", "A stall.");
        assertEquals(List.of("A stall.", "A delta."), texts("hyre", generated, 1, 0));
        assertEquals(List.of("Where do rivers end?\n[Example resume]\nA delta."), texts("hyre(append)", generated, 0));
        assertEquals(
                texts("hyre(append)", generated, 0),
                texts("confit-v2(small=allow,lower=0.9)|hyre(preset=readme)", generated, 0));
    }

    @Test
    void aQueryWithoutAGeneratedTextIsNamed() {
        NotApplicableException missing =
                assertThrows(NotApplicableException.class, () -> texts("hyre", Map.of("q0", "A delta."), 0, 1));
        assertTrue(
                missing.getMessage().contains("1 of 2") && missing.getMessage().contains("'q1'"), missing::getMessage);
        assertThrows(NotApplicableException.class, () -> texts("hyre", Map.of("q0", "x", "q1", "  "), 0, 1));
        NotApplicableException none = assertThrows(NotApplicableException.class, () -> texts("hyre", Map.of(), 0));
        assertTrue(none.getMessage().contains("--generated-texts"), none::getMessage);
    }

    /** The best document of every query is d0: delta twice, cross and floods once; "the" is in all documents. */
    @Test
    void feedbackAppendsTheWeightiestNewWords() {
        assertEquals(
                List.of("Where do rivers end? delta cross", "the market delta rivers"),
                texts("feedback-query(2)", Map.of(), 0, 1));
        assertEquals(List.of("Where do rivers end? delta cross floods the"), texts("feedback-query", Map.of(), 0));
        assertEquals(
                List.of("Where do rivers end? delta cross floods market the"),
                texts("feedback-query(documents=2)", Map.of(), 0));
    }

    /** Cells of several seeds share a rewritten collection because their augmenters are equal. */
    @Test
    void equalSettingsGiveEqualAugmenters() {
        Map<String, String> generated = Map.of("q0", "A delta.", "q1", "A stall.");
        assertEquals(augmenter("hyre", generated), augmenter("hyre", generated));
        assertNotEquals(augmenter("hyre", generated), augmenter("hyre(append)", generated));
        assertEquals(augmenter("feedback-query", generated), augmenter("feedback-query", Map.of()));
        assertNotEquals(augmenter("feedback-query", generated), augmenter("feedback-query(9)", generated));
    }
}
