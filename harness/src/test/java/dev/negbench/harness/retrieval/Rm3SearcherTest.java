package dev.negbench.harness.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.stage.RankedLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Weights of expanded queries by hand, and what expansion finds. */
class Rm3SearcherTest {
    private static final Queries QUERIES = Queries.of(List.of(
            new Query("q0", "copper"), new Query("q1", "copper tin"), new Query("q2", "unheard"), new Query("q3", "")));

    private final LazySearcher<Bm25Searcher> bm25 = new LazySearcher<>(() -> Bm25Searcher.of(corpus(), QUERIES));
    private final Rm3Searcher rm3 = Rm3Searcher.of(bm25);

    /** "filler" is in 18 of 20 documents. */
    private static Corpus corpus() {
        List<Document> documents = new ArrayList<>(
                List.of(new Document("d0", "", "copper mirror zinc filler"), new Document("d1", "zinc", "lantern")));
        for (int d = 2; d < 20; d++) {
            documents.add(new Document("d" + d, "", "filler" + (d == 2 ? "" : " word" + d)));
        }
        return Corpus.of(documents);
    }

    @AfterEach
    void close() {
        bm25.close();
    }

    @Test
    void wordsOfTheFirstDocumentsShareHalfOfTheWeight() {
        Map<String, Float> weights = rm3.expanded(0);
        // One document matches; its words, each a quarter of it, without the common one: a third of the half each.
        assertEquals(3, weights.size(), weights::toString);
        assertEquals(0.5 + 0.5 / 3, weights.get("copper"), 1e-6);
        assertEquals(0.5 / 3, weights.get("mirror"), 1e-6);
        assertEquals(0.5 / 3, weights.get("zinc"), 1e-6);
        Map<String, Float> two = rm3.expanded(1);
        assertEquals(0.25, two.get("tin"), 1e-6, "a word of the query that no document has keeps its share");
        assertEquals(0.25 + 0.5 / 3, two.get("copper"), 1e-6);
    }

    @Test
    void findsWhatTheQueryDoesNotName() {
        int[] query = {0};
        assertEquals(1, bm25.search(query, 10).counts()[0]);
        RankedLists expanded = rm3.search(query, 10);
        assertEquals(2, expanded.counts()[0]);
        assertEquals(0, expanded.ids()[0]);
        assertEquals(1, expanded.ids()[1]);
        float[] scores = new float[3];
        rm3.score(0, new int[] {1, 5, 0}, 3, scores);
        assertEquals(expanded.scores()[1], scores[0]);
        assertEquals(0, scores[1]);
        assertEquals(expanded.scores()[0], scores[2]);
    }

    @Test
    void whatNothingIsKnownOfFindsNothing() {
        assertEquals(Map.of("unheard", 1f), rm3.expanded(2));
        assertTrue(rm3.expanded(3).isEmpty());
        RankedLists lists = rm3.search(new int[] {2, 3}, 5);
        assertEquals(0, lists.counts()[0] + lists.counts()[1]);
    }
}
