package dev.negbench.strategies.calibrationsets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.sources.FakeQueries;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.testing.WordSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgedSetsTest {
    private static final WordSpace SPACE = new WordSpace(
            Dataset.of(
                    "tiny",
                    Corpus.of(List.of(
                            new Document("d0", "", "red green"),
                            new Document("d1", "", "red green blue"),
                            new Document("d2", "", "blue blue"),
                            new Document("d3", "", "green red red"))),
                    Queries.of(List.of(new Query("q0", "red green"))),
                    Map.of("train", Judgements.of(Map.of(0, Map.of(0, 1))))),
            Map.of("red", new float[] {1, 0, 0}, "green", new float[] {0, 1, 0}, "blue", new float[] {0, 0, 1}),
            3);

    private static CandidatePool pool(MetricJudge judge, Optional<PositiveRule> positives) {
        JudgedSets source = new JudgedSets(3, Refresh.NEVER, judge, SPACE.dataset(), true, positives);
        FakeQueries queries = FakeQueries.of(new int[] {0});
        source.prepare(queries, SPACE, 1);
        List<CandidatePool> pools = new ArrayList<>();
        source.build(queries, SPACE, 1, pools::add);
        return pools.get(0);
    }

    /** The retriever's order is d3, d1, d2; likeness to d0 "red green" puts d1 before d3 by words, d2 last. */
    @Test
    void candidatesAreMeasuredAgainstThePositive() {
        MetricJudge judge = new ReferenceJudge(SPACE.dataset().corpus());
        CandidatePool pool = pool(judge, Optional.empty());
        assertArrayEquals(new int[] {3, 1, 2}, pool.ids());
        double[][] raw = judge.measure(SPACE, 0, pool.positives(), pool.ids());
        assertArrayEquals(new double[] {3 / Math.sqrt(10), 2 / Math.sqrt(6), 0}, raw[0], 1e-6);
        assertArrayEquals(new double[] {0.8, 0.8, 0}, raw[1], 1e-12);
        assertArrayEquals(new double[] {0, 2.0 / 3, 0}, raw[2], 1e-12);
        assertArrayEquals(new float[] {1, 0, 2}, pool.column(JudgedColumns.PLACE));
        float[] metric = pool.column(JudgedColumns.METRIC);
        assertEquals(0, metric[0] + metric[1] + metric[2], 1e-6, "z-scores of the sample itself sum to 0");
        assertArrayEquals(new float[] {3, 3, 2}, pool.column(JudgedColumns.LENGTH));
        // "green", "red", "red" each alone; "red green" whole, "blue" foreign; nothing.
        assertArrayEquals(new float[] {1, 4 / 3f, 0}, pool.column(JudgedColumns.DENSITY), 1e-6f);
        assertArrayEquals(new float[] {0, 1, 2}, pool.column(JudgedColumns.SELF));
        assertEquals(1, pool.column(JudgedColumns.COSINE)[4], 1e-6);
        assertEquals(1 / Math.sqrt(3), pool.column(JudgedColumns.COSINE)[1 * 3 + 2], 1e-6);
    }

    @Test
    void searchersMayJudge() {
        CandidatePool pool = pool(SearcherJudge.parse("bm25+initial"), Optional.of(PositiveRule.LEAST_LIKELY));
        assertArrayEquals(new float[] {0, 1, 2}, pool.column(JudgedColumns.PLACE));
        assertArrayEquals(new float[] {2, 2, 2}, pool.column(JudgedColumns.COPIES));
    }

    @Test
    void aMetricOfOneValueIsZero() {
        Standard standard = Standard.of(List.<double[][]>of(new double[][] {{5, 5}, {1, 3}}), 2);
        assertArrayEquals(new double[] {-0.5, 0.5}, standard.zScores(new double[][] {{5, 5}, {1, 3}}), 1e-12);
        assertArrayEquals(new double[] {0}, Standard.of(List.of(), 1).means());
        assertEquals(Retrieval.MODEL + ", judged by reference", new JudgedSets(
                        3, Refresh.NEVER, new ReferenceJudge(SPACE.dataset().corpus()), SPACE.dataset(), false,
                        Optional.empty())
                .generators()[0]);
    }
}
