package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sources.FakeQueries;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgedSourceTest {
    private static final int DOCUMENTS = 500;
    private static final JudgeMargin MARGIN = new JudgeMargin("margin", new Beta(false, 0.01), true);

    private final FakeRetrieval retrieval = new FakeRetrieval(DOCUMENTS);

    private static JudgedSource source(int k, String delta, double noise) {
        return new JudgedSource(Retrieval.BM25, k, new Ceiling(delta), Judged.byId(), noise, MARGIN);
    }

    private List<CandidatePool> build(JudgedSource source, FakeQueries queries, long seed) {
        List<CandidatePool> pools = new ArrayList<>();
        source.prepare(queries, retrieval, seed);
        source.build(queries, retrieval, seed, pools::add);
        return pools;
    }

    /** Sorts the whole corpus, which the source must not do. */
    private int[] expected(int query, int[] positives, float ceiling, int k) {
        return IntStream.range(0, DOCUMENTS)
                .filter(d -> Arrays.binarySearch(positives, d) < 0 && retrieval.score(query, d) < ceiling)
                .boxed()
                .sorted((l, r) -> retrieval.score(query, l) == retrieval.score(query, r)
                        ? Integer.compare(l, r)
                        : Float.compare(retrieval.score(query, r), retrieval.score(query, l)))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Test
    void holdsTheBestBelowThePositiveHoweverDeepItIs() {
        int[][] positives = IntStream.range(0, 40)
                .mapToObj(q -> q % 5 == 0 ? new int[] {q, q + 100, q + 300} : new int[] {3 * q})
                .toArray(int[][]::new);
        List<CandidatePool> pools = build(source(6, "positive", 0), FakeQueries.of(positives), 1);
        int deep = 0;
        int small = 0;
        for (int q = 0; q < positives.length; q++) {
            float best = 0;
            for (int positive : positives[q]) {
                best = Math.max(best, retrieval.score(q, positive));
            }
            CandidatePool pool = pools.get(q);
            assertArrayEquals(expected(q, positives[q], best, 6), pool.ids(), "query " + q);
            for (int i = 0; i < pool.size(); i++) {
                assertEquals(retrieval.score(q, pool.ids()[i]), pool.scores()[i]);
                float logit = pool.ids()[i] % 10 - 7;
                assertEquals(1 / (1 + Math.exp(-logit)), pool.column(JudgeColumns.CANDIDATE)[i], 1e-6);
                for (int p = 0; p < positives[q].length; p++) {
                    assertEquals(
                            1 / (1 + Math.exp(-2)),
                            pool.column(JudgeColumns.POSITIVE)[p * pool.size() + i], 1e-6);
                }
            }
            deep += pool.size() > 0 && pool.ranks()[0] > 100 ? 1 : 0;
            small += pool.size() < 6 ? 1 : 0;
        }
        assertTrue(deep > 5, "queries whose positive is deep down: " + deep);
        assertTrue(small < 20, "small pools: " + small);
        assertEquals(List.of(24), retrieval.depths, "only the first band is a search that is remembered");
    }

    @Test
    void theCeilingMayBeANumberOrNone() {
        FakeQueries queries = FakeQueries.of(new int[] {4}, new int[] {9});
        assertArrayEquals(
                expected(1, new int[] {9}, Float.POSITIVE_INFINITY, 6),
                build(source(6, "none", 0), queries, 1).get(1).ids());
        assertArrayEquals(
                expected(1, new int[] {9}, 0.25f, 6),
                build(source(6, Ceiling.canonical("0.250"), 0), queries, 1).get(1).ids());
        assertEquals("1", Ceiling.canonical("1.0"));
        for (String wrong : List.of("Positive", "NaN", "1e999")) {
            assertThrows(IllegalArgumentException.class, () -> Ceiling.canonical(wrong), wrong);
        }
    }

    @Test
    void aPositiveBelowEverythingLeavesAnEmptyPoolThatIsCounted() {
        int last = IntStream.range(0, DOCUMENTS)
                .reduce((l, r) -> retrieval.score(0, l) <= retrieval.score(0, r) ? l : r)
                .orElseThrow();
        JudgedSource source = source(6, "positive", 0);
        assertEquals(0, build(source, FakeQueries.of(new int[] {last}), 1).get(0).size());
        assertEquals(1, source.counts().get("queries without a candidate below the ceiling"));
        assertEquals(3, source.counts().get("judge (test): calls"));
        assertEquals(1, source.counts().get("judge (test): documents judged"));
    }

    /** Noise is added to logits, the same at every build, another with another seed. */
    @Test
    void noiseHangsOnSeedQueryAndDocument() {
        FakeQueries queries =
                FakeQueries.of(IntStream.range(0, 200).mapToObj(q -> new int[] {q}).toArray(int[][]::new));
        List<CandidatePool> clean = build(source(20, "none", 0), queries, 1);
        List<CandidatePool> noisy = build(source(20, "none", 1.5), queries, 1);
        assertEquals(noisy, build(source(20, "none", 1.5), queries, 1));
        assertFalse(noisy.equals(build(source(20, "none", 1.5), queries, 2)));
        double sum = 0;
        double squares = 0;
        for (int q = 0; q < 200; q++) {
            for (int i = 0; i < 20; i++) {
                double added = logit(noisy.get(q).column(JudgeColumns.CANDIDATE)[i])
                        - logit(clean.get(q).column(JudgeColumns.CANDIDATE)[i]);
                sum += added;
                squares += added * added;
            }
        }
        // 4,000 values: 6 standard errors of the mean (0.024) and of the variance (0.05); false alarms below 1e-8.
        assertEquals(0, sum / 4000, 6 * 0.024);
        assertEquals(2.25, squares / 4000, 6 * 0.051);
    }

    private static double logit(double score) {
        return Math.log(score / (1 - score));
    }

    /** Rows are judged one by one: what is built together does not matter. */
    @Test
    void poolsDoNotDependOnTheirCompany() {
        int[][] positives = {{5}, {50}, {77}};
        FakeQueries queries = FakeQueries.of(positives);
        List<CandidatePool> all = build(source(6, "positive", 1), queries, 3);
        for (int q = 0; q < positives.length; q++) {
            FakeQueries alone = new FakeQueries(new int[] {q}, new int[][] {positives[q]});
            assertEquals(all.get(q), build(source(6, "positive", 1), alone, 3).get(0));
        }
    }

    @Test
    void countsQueriesWithoutASurvivor() {
        Judge generous = new Judge() {
            @Override
            public String name() {
                return "generous";
            }

            @Override
            public List<float[]> judge(List<Question> questions) {
                return questions.stream()
                        .map(q -> {
                            float[] logits = new float[q.positives().length + q.candidates().length];
                            Arrays.fill(logits, q.query() == 0 ? 3 : -3);
                            logits[0] = q.query() == 0 ? -3 : 3;
                            return logits;
                        })
                        .toList();
            }

            @Override
            public Map<String, Long> counts() {
                return Map.of();
            }
        };
        JudgedSource source = new JudgedSource(Retrieval.BM25, 6, new Ceiling("none"), generous, 0, MARGIN);
        build(source, FakeQueries.of(new int[] {4}, new int[] {9}), 1);
        assertEquals(
                Map.of(
                        "judge (generous): queries judged", 2L, "judge (generous): documents judged", 14L,
                        "queries without a survivor, drawn at random with score 1", 1L,
                        "positives that the judge scores below 0.1", 1L),
                source.counts());
    }
}
