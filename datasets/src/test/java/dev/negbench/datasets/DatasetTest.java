package dev.negbench.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final Corpus CORPUS =
            Corpus.of(List.of(new Document("d0", "t", "x"), new Document("d1", "", "y"), new Document("d2", "z", "")));
    private static final Queries QUERIES = Queries.of(List.of(new Query("q0", "a"), new Query("q1", "b")));

    @Test
    void judgementsAreSortedAndZeroIsNoPositive() {
        Judgements judgements = Judgements.of(Map.of(4, Map.of(9, 0, 2, 3, 5, 1), 1, Map.of(7, 0), 3, Map.of()));
        assertArrayEquals(new int[] {4}, judgements.queries());
        assertArrayEquals(new int[] {1, 4}, judgements.judgedQueries());
        assertEquals(1, judgements.queryCount());
        assertEquals(4, judgements.pairCount());
        assertArrayEquals(new int[] {2, 5, 9}, judgements.documents(4));
        assertArrayEquals(new int[] {3, 1, 0}, judgements.grades(4));
        assertArrayEquals(new int[] {2, 5}, judgements.positives(4));
        assertArrayEquals(new int[0], judgements.positives(1));
        assertArrayEquals(new int[0], judgements.documents(3));
        assertEquals(3, judgements.grade(4, 2));
        assertEquals(0, judgements.grade(4, 3));
    }

    @Test
    void aNegativeGradeIsJudgedNonRelevant() {
        Judgements judgements = Judgements.of(Map.of(0, Map.of(1, -2, 2, 1)));
        assertArrayEquals(new int[] {1, 2}, judgements.documents(0));
        assertArrayEquals(new int[] {2}, judgements.positives(0));
        assertEquals(-2, judgements.grade(0, 1));
    }

    @Test
    void keepsTheJudgementsOfSomeQueries() {
        Judgements all = Judgements.of(Map.of(1, Map.of(0, 1), 4, Map.of(2, 3, 5, 0), 7, Map.of(5, 0)));
        Judgements some = all.restrictedTo(new int[] {7, 4, 99});
        assertArrayEquals(new int[] {4}, some.queries());
        assertArrayEquals(new int[] {4, 7}, some.judgedQueries());
        assertEquals(3, some.pairCount());
        assertArrayEquals(new int[] {2, 5}, some.documents(4));
        assertArrayEquals(new int[0], some.documents(1));
    }

    @Test
    void negativeOrdinalsAreRefused() {
        assertThrows(DatasetException.class, () -> Judgements.of(Map.of(0, Map.of(-1, 1))));
        assertThrows(DatasetException.class, () -> Judgements.of(Map.of(-1, Map.of(1, 1))));
    }

    @Test
    void judgementsOfWhatDoesNotExistAreRefused() {
        assertRefused("judges query 2 and document 0", Map.of(2, Map.of(0, 1)));
        assertRefused("judges query 1 and document 3", Map.of(1, Map.of(0, 1, 3, 0)));
    }

    @Test
    void missingAndEmptySplitsAreToldApart() {
        Dataset dataset = Dataset.of("tiny", CORPUS, QUERIES, Map.of("test", Judgements.of(Map.of(0, Map.of(0, 0)))));
        assertFalse(dataset.has("test"));
        assertEquals(
                "dataset 'tiny' has no query with a positive in its test split (choose one of its splits: test)",
                assertThrows(DatasetException.class, () -> dataset.split("test")).getMessage());
        assertEquals(
                "dataset 'tiny' has no dev split (choose one of its splits: test)",
                assertThrows(DatasetException.class, () -> dataset.split("dev")).getMessage());
    }

    @Test
    void idsAreDistinctAndNotEmpty() {
        Document document = new Document("d", "", "");
        Query query = new Query("q", "");
        assertThrows(DatasetException.class, () -> Corpus.of(List.of(document, document)));
        assertThrows(DatasetException.class, () -> Corpus.of(List.of(new Document("", "", ""))));
        assertThrows(DatasetException.class, () -> Corpus.of(List.of()));
        assertThrows(DatasetException.class, () -> Queries.of(List.of(query, query)));
        assertThrows(DatasetException.class, () -> Queries.of(List.of(new Query("", ""))));
    }

    @Test
    void contentJoinsTitleAndTextWhereBothAreThere() {
        assertEquals("t x", CORPUS.content(0));
        assertEquals("y", CORPUS.content(1));
        assertEquals("z", CORPUS.content(2));
        assertEquals(1, CORPUS.ordinal("d1"));
        assertEquals(-1, CORPUS.ordinal("d9"));
    }

    @Test
    void aQuerysKeyDependsOnItsIdAlone() {
        Queries other = Queries.of(List.of(new Query("q1", "other text"), new Query("q7", "b")));
        assertEquals(QUERIES.key(1), other.key(0));
        assertTrue(QUERIES.key(0) != QUERIES.key(1));
    }

    private static void assertRefused(String problem, Map<Integer, Map<Integer, Integer>> grades) {
        Map<String, Judgements> splits = Map.of("test", Judgements.of(grades));
        DatasetException refused =
                assertThrows(DatasetException.class, () -> Dataset.of("tiny", CORPUS, QUERIES, splits));
        assertTrue(refused.getMessage().contains(problem), refused.getMessage());
    }
}
