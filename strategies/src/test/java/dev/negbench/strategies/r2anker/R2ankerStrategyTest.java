package dev.negbench.strategies.r2anker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Document;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.sources.FakeQueries;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.testing.Fixtures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The merged pool and the recipe. */
class R2ankerStrategyTest {
    /** Each searcher ranks the documents that are a multiple of its step, by their distance to ten times the query. */
    private static final class ThreeSearchers extends FakeRetrieval {
        ThreeSearchers() {
            super(100);
        }

        private static int step(String searcher) {
            return searcher.equals(BM25) ? 2 : searcher.equals(RM3) ? 3 : 200;
        }

        @Override
        public Set<String> searchers() {
            return Set.of(MODEL, BM25, RM3, MINILM);
        }

        @Override
        public RankedLists search(String searcher, int[] queries, int depth) {
            RankedLists lists = RankedLists.ofSize(queries.length, depth);
            for (int row = 0; row < queries.length; row++) {
                int first = (queries[row] * 10 + step(searcher) - 1) / step(searcher) * step(searcher);
                for (int d = first; d < documents() && lists.counts()[row] < depth && step(searcher) < 100; ) {
                    lists.ids()[row * depth + lists.counts()[row]] = d;
                    lists.scores()[row * depth + lists.counts()[row]++] = 1000 - d;
                    d += step(searcher);
                }
            }
            return lists;
        }
    }

    private static List<CandidatePool> build(MergedSource source, FakeQueries queries) {
        List<CandidatePool> pools = new ArrayList<>();
        source.build(queries, new ThreeSearchers(), 3, pools::add);
        return pools;
    }

    /**
     * Query 1: BM25 finds 10, 12, 14, 16, 18 (12 is the positive: 20 comes up), RM3 12, 15, 18, 21, 24; minilm none.
     */
    @Test
    void listsAreMergedWithTheirProvenance() {
        MergedSource source = MergedSource.of(
                List.of(Retrieval.BM25, Retrieval.RM3, Retrieval.MINILM), 4, Retrieval.MODEL, Refresh.NEVER, true);
        FakeQueries queries = FakeQueries.of(new int[] {99}, new int[] {12});
        CandidatePool pool = build(source, queries).get(1);
        assertEquals(Set.of(10, 14, 16, 18, 15, 21, 24), ids(pool));
        FakeRetrieval scorer = new FakeRetrieval(100);
        assertEquals(scorer.score(1, 12), pool.positiveScores()[0]);
        int both = place(pool, 18);
        assertEquals(scorer.score(1, 18), pool.scores()[both], "scored by one searcher");
        float[] foundBy = pool.column(MergedSource.FOUND_BY);
        assertEquals(0b11, foundBy[both]);
        assertEquals(0b10, foundBy[place(pool, 21)]);
        float[] ranks = pool.column(MergedSource.RANK);
        int size = pool.size();
        assertEquals(4, ranks[both], "rank with BM25, the positive counted");
        assertEquals(2, ranks[size + both]);
        assertEquals(-1, ranks[2 * size + both]);
        assertEquals(2, pool.ranks()[both], "where it ranks best");
        assertEquals(1, pool.generators()[both]);
        float[] standard = pool.column(MergedSource.STANDARD_SCORE);
        // BM25's list without the positive: 990, 986, 984, 982; mean 985.5, standard deviation sqrt(8.75).
        assertEquals((990 - 985.5) / Math.sqrt(8.75), standard[place(pool, 10)], 1e-6);
        assertEquals((982 - 985.5) / Math.sqrt(8.75), standard[both], 1e-6);
        assertEquals(0, standard[size + place(pool, 10)]);
    }

    @Test
    void poolsDoNotDependOnWhatIsMinedWithThem() {
        MergedSource source =
                MergedSource.of(List.of(Retrieval.BM25, Retrieval.RM3), 4, Retrieval.MODEL, Refresh.NEVER, true);
        int[][] positives = new int[600][];
        for (int q = 0; q < positives.length; q++) {
            positives[q] = new int[] {q % 100};
        }
        FakeQueries queries = FakeQueries.of(positives);
        List<CandidatePool> together = build(source, queries);
        assertEquals(600, together.size());
        for (int q : new int[] {0, 255, 256, 599}) {
            assertEquals(together.get(q), build(source, queries.rows(q)).get(0));
        }
        assertEquals(0, together.get(599).size(), "beyond the corpus: no generator finds anything");
    }

    private static Set<Integer> ids(CandidatePool pool) {
        Set<Integer> ids = new HashSet<>();
        for (int id : pool.ids()) {
            ids.add(id);
        }
        return ids;
    }

    private static int place(CandidatePool pool, int id) {
        int place = 0;
        while (pool.ids()[place] != id) {
            place++;
        }
        return place;
    }

    @Test
    void copiesOfPositivesLeave() {
        Corpus corpus = Corpus.of(List.of(
                new Document("a", "t", "x"),
                new Document("b", "", "t x"),
                new Document("c", "t", "x y"),
                new Document("d", "", "T x")));
        CandidatePool pool = new CandidatePoolBuilder()
                .start(0, 1, new int[] {0}, new float[] {1f})
                .add(1, 3f, 0, 0)
                .add(2, 2f, 1, 0)
                .add(3, 1f, 2, 0)
                .build();
        boolean[] keep = {true, true, true};
        new CopyOfPositive(corpus).filter(pool, keep);
        assertArrayEquals(new boolean[] {false, true, true}, keep);
    }

    @Test
    void everyResultNamesItsVariant() {
        Strategies strategies = Strategies.load();
        assertEquals("r2anker(merge=quota)", strategies.parse("r2anker").print());
        assertEquals(
                strategies.parse("r2anker"),
                strategies.parse(strategies.parse("r2anker").print()));
        assertEquals(
                "r2anker(merge=union,depth=20)",
                strategies.parse("r2anker(depth=20,merge=union)").print());
        for (String merge : Merge.texts()) {
            Recipe recipe = strategies
                    .parse("r2anker(merge=" + merge + ")")
                    .requireRunnable()
                    .recipe(Fixtures.setting());
            String sampler = recipe.negativeSampler().orElseThrow().toString();
            assertTrue(sampler.startsWith(merge.equals("union") ? "uniform" : merge), sampler);
        }
    }

    @Test
    void badGeneratorsAreRefused() {
        Strategies strategies = Strategies.load();
        for (String bad : new String[] {"bm25+", "bm25+bm25", "BM25", "+", "a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q"}) {
            StrategySyntaxException refused = assertThrows(
                    StrategySyntaxException.class, () -> strategies.parse("r2anker(generators=" + bad + ")"), bad);
            assertTrue(refused.getMessage().contains("1 to 16 searchers"), refused.getMessage());
        }
        NotApplicableException absent = assertThrows(
                NotApplicableException.class,
                () -> strategies.parse("r2anker(generators=bm25+splade)").recipe(Fixtures.setting()));
        assertTrue(absent.getMessage().contains("'splade'"), absent.getMessage());
        assertFalse(absent.getMessage().contains("'bm25'"), absent.getMessage());
        assertThrows(StrategySyntaxException.class, () -> strategies.parse("r2anker(depth=0)"));
        assertThrows(StrategySyntaxException.class, () -> strategies.parse("r2anker(temperature=0)"));
    }
}
