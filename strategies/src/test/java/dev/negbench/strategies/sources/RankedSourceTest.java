package dev.negbench.strategies.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.PoolColumns;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankedSourceTest {
    private static final int DOCUMENTS = 120;

    private static List<CandidatePool> build(RankedSource source, FakeQueries queries, FakeRetrieval retrieval) {
        List<CandidatePool> pools = new ArrayList<>();
        source.build(queries, retrieval, 5, pools::add);
        return pools;
    }

    private static FakeQueries manyQueries() {
        int[][] positives = new int[600][];
        for (int q = 0; q < positives.length; q++) {
            positives[q] = new int[1 + q % 9];
            for (int p = 0; p < positives[q].length; p++) {
                positives[q][p] = (q % 11) + p * 12;
            }
        }
        return FakeQueries.of(positives);
    }

    @Test
    void poolsAreTheBestDocumentsWithoutThePositives() {
        FakeQueries queries = manyQueries();
        FakeRetrieval retrieval = new FakeRetrieval(DOCUMENTS);
        List<CandidatePool> pools = build(RankedSource.of(Retrieval.MODEL, 20, Refresh.NEVER), queries, retrieval);
        assertEquals(queries.size(), pools.size());
        for (int q = 0; q < pools.size(); q++) {
            CandidatePool pool = pools.get(q);
            int[] positives = queries.positives(q);
            assertEquals(q, pool.query());
            assertEquals(q * 31L, pool.queryKey());
            assertArrayEquals(positives, pool.positives());
            for (int p = 0; p < positives.length; p++) {
                assertEquals(retrieval.score(q, positives[p]), pool.positiveScores()[p]);
            }
            RankedLists full = retrieval.search(Retrieval.MODEL, new int[] {q}, DOCUMENTS);
            int expected = 0;
            for (int rank = 0; expected < 20; rank++) {
                int document = full.ids()[rank];
                if (Arrays.binarySearch(positives, document) < 0) {
                    assertEquals(document, pool.ids()[expected], "query " + q);
                    assertEquals(rank, pool.ranks()[expected]);
                    assertEquals(full.scores()[rank], pool.scores()[expected]);
                    expected++;
                }
            }
            assertEquals(20, pool.size());
        }
    }

    @Test
    void theDepthOfAQueryDependsOnItselfAlone() {
        FakeQueries queries =
                FakeQueries.of(new int[] {1}, new int[] {1, 2, 3}, new int[] {4, 5, 6, 7, 8, 9, 10, 11, 12});
        FakeRetrieval together = new FakeRetrieval(DOCUMENTS);
        RankedSource source = RankedSource.of(Retrieval.MODEL, 20, Refresh.NEVER);
        List<CandidatePool> pools = build(source, queries, together);
        assertEquals(List.of(21, 24, 36), together.depths);
        for (int q = 0; q < 3; q++) {
            FakeRetrieval alone = new FakeRetrieval(DOCUMENTS);
            assertEquals(pools.get(q), build(source, queries.rows(q), alone).get(0));
            assertEquals(together.depths.get(q), alone.depths.get(0));
        }
    }

    @Test
    void orderOfQueriesDoesNotMatter() {
        FakeQueries queries = manyQueries();
        RankedSource source = RankedSource.of(Retrieval.MODEL, 20, Refresh.NEVER);
        List<CandidatePool> pools = build(source, queries, new FakeRetrieval(DOCUMENTS));
        int[] backwards = new int[queries.size()];
        Arrays.setAll(backwards, i -> backwards.length - 1 - i);
        List<CandidatePool> reversed = build(source, queries.rows(backwards), new FakeRetrieval(DOCUMENTS));
        for (int q = 0; q < backwards.length; q++) {
            assertEquals(pools.get(backwards[q]), reversed.get(q));
        }
    }

    @Test
    void aSmallCorpusGivesSmallPools() {
        FakeRetrieval retrieval = new FakeRetrieval(5);
        List<CandidatePool> pools = build(
                RankedSource.of(Retrieval.MODEL, 20, Refresh.NEVER),
                FakeQueries.of(new int[] {0, 4}, new int[] {0, 1, 2, 3, 4}),
                retrieval);
        assertEquals(3, pools.get(0).size());
        assertEquals(0, pools.get(1).size());
        assertTrue(retrieval.depths.stream().allMatch(depth -> depth <= 5), retrieval.depths::toString);
    }

    @Test
    void similaritiesToEachPositiveFollowTheCandidates() {
        FakeQueries queries = FakeQueries.of(new int[] {3, 50});
        CandidatePool pool = build(
                        RankedSource.of(Retrieval.MODEL, 8, Refresh.NEVER).withPositiveSimilarity(),
                        queries,
                        new FakeRetrieval(DOCUMENTS))
                .get(0);
        float[] column = pool.column(PoolColumns.POSITIVE_SIMILARITY);
        assertEquals(16, column.length);
        for (int i = 0; i < 8; i++) {
            assertEquals(3000f + pool.ids()[i], column[i]);
            assertEquals(50_000f + pool.ids()[i], column[8 + i]);
        }
    }

    @Test
    void theSettingIsChecked() {
        assertThrows(IllegalArgumentException.class, () -> RankedSource.of(Retrieval.MODEL, 0, Refresh.NEVER));
        RankedSource source = RankedSource.of(Retrieval.BM25, 3, Refresh.parse("2epochs"));
        assertEquals(Refresh.parse("2epochs"), source.refresh());
        assertArrayEquals(new String[] {Retrieval.BM25}, source.generators());
    }
}
