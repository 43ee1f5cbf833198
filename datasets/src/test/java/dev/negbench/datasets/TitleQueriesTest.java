package dev.negbench.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TitleQueriesTest {
    private static final Corpus CORPUS = Corpus.of(List.of(
            new Document("a", "Alpha", "first letter"),
            new Document("b", "", "no title"),
            new Document("c", "Gamma", ""),
            new Document("d", "Delta", "fourth letter")));

    @Test
    void titlesBecomeQueriesAndLeaveTheDocuments() {
        Dataset dataset = Dataset.of(
                "greek",
                CORPUS,
                Queries.of(List.of(new Query("q", "the first"))),
                Map.of("test", Judgements.of(Map.of(0, Map.of(0, 1)))));
        Dataset titles = TitleQueries.of(dataset);
        assertEquals("greek+titles", titles.name());
        assertNotEquals(dataset.fingerprint(), titles.fingerprint());
        Judgements train = titles.split("train");
        assertArrayEquals(new int[] {1, 2}, train.queries());
        assertEquals("Alpha", titles.queries().text(1));
        assertArrayEquals(new int[] {0}, train.positives(1));
        assertArrayEquals(new int[] {3}, train.positives(2));
        assertEquals("first letter", titles.corpus().content(0));
        assertEquals("Gamma", titles.corpus().content(2), "a document must not become empty");
        assertArrayEquals(new int[] {0}, titles.split("test").queries());
        assertFalse(titles.has("dev"));
    }

    @Test
    void refusesACollectionWithoutTitles() {
        Corpus untitled = Corpus.of(List.of(new Document("a", "", "text"), new Document("b", "title", "")));
        Dataset dataset = Dataset.of("plain", untitled, Queries.of(List.of()), Map.of());
        assertThrows(DatasetException.class, () -> TitleQueries.of(dataset));
    }
}
