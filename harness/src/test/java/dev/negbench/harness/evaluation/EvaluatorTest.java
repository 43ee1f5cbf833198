package dev.negbench.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final Corpus CORPUS = corpus(20);
    private static final Queries QUERIES =
            Queries.of(List.of(new Query("one", "text"), new Query("d3", "text"), new Query("three", "text")));

    private static Corpus corpus(int size) {
        return Corpus.of(IntStream.range(0, size).mapToObj(d -> new Document("d" + d, "", "text")).toList());
    }

    private static RunScorer scorer(
            Map<Integer, Map<Integer, Integer>> grades, EvaluationPolicy policy, String... texts) {
        List<Measure> measures = Arrays.stream(texts).map(Measure::parse).toList();
        return Evaluator.of(QUERIES, CORPUS, Judgements.of(grades), measures, policy).scorer();
    }

    private static double value(String measure, Map<Integer, Integer> grades, int... ranking) {
        RunScorer scorer = scorer(Map.of(0, grades), EvaluationPolicy.DEFAULT, measure);
        scorer.add(0, ranking, 0, ranking.length);
        return scorer.finish().mean(Measure.parse(measure));
    }

    @Test
    void valuesByHand() {
        Map<Integer, Integer> binary = Map.of(1, 1, 2, 1, 3, 1, 4, 1);
        int[] ranking = {9, 1, 8, 2, 7, 3};
        assertEquals(1 / 2.0, value("MRR", binary, ranking), 1e-15);
        assertEquals(0, value("MRR@1", binary, ranking));
        assertEquals((1 / 2.0 + 2 / 4.0 + 3 / 6.0) / 4, value("MAP", binary, ranking), 1e-15);
        assertEquals((1 / 2.0 + 2 / 4.0) / 4, value("MAP@5", binary, ranking), 1e-15);
        assertEquals(2 / 4.0, value("Recall@5", binary, ranking), 1e-15);
        assertEquals(2 / 5.0, value("P@5", binary, ranking), 1e-15);
        assertEquals(3 / 10.0, value("P@10", binary, ranking), 1e-15);
        assertEquals(0, value("success@1", binary, ranking));
        assertEquals(1, value("success@2", binary, ranking));
        Map<Integer, Integer> graded = Map.of(1, 1, 2, 3, 3, 0);
        double log3 = Math.log(3) / Math.log(2);
        assertEquals((1 / log3 + 3 / 2.0) / (3 + 1 / log3), value("nDCG@10", graded, 9, 1, 2), 1e-15);
        assertEquals((1 / log3) / (3 + 1 / log3), value("nDCG@2", graded, 9, 1, 2), 1e-15);
        assertEquals(1, value("nDCG@10", graded, 2, 1, 3));
    }

    @Test
    void diversityByHand() {
        float[][] plane = {{1, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, 0}};
        Evaluator evaluator = Evaluator.of(
                QUERIES,
                CORPUS,
                Judgements.of(Map.of(0, Map.of(19, 1))),
                List.of(Measure.parse("ILD@3"), Measure.parse("ILD@1")),
                EvaluationPolicy.DEFAULT);
        String message = assertThrows(IllegalArgumentException.class, evaluator::scorer).getMessage();
        assertTrue(message.contains("ILD@3") && message.contains("leave ILD out"), message);
        int[][] lists = {{0, 1, 2, 3}, {0, 3}, {2, 0, 3}, {0, 4, 2}, {0}, {}};
        double[] distances = {2 / 3.0, 2, 4 / 3.0, 1, 0, 0};
        for (int i = 0; i < lists.length; i++) {
            RunScorer scorer = evaluator
                    .comparing(documents -> {
                        float[] rows = new float[2 * documents.length];
                        for (int row = 0; row < documents.length; row++) {
                            System.arraycopy(plane[documents[row]], 0, rows, 2 * row, 2);
                        }
                        return rows;
                    })
                    .scorer();
            scorer.add(0, lists[i], 0, lists[i].length);
            Evaluation evaluation = scorer.finish();
            assertEquals(distances[i], evaluation.mean(Measure.parse("ILD@3")), 1e-15, Arrays.toString(lists[i]));
            assertEquals(0, evaluation.mean(Measure.parse("ILD@1")));
        }
    }

    /** The vectors of the skill-extraction benchmark's measure. */
    @Test
    void precisionOverAttainable() {
        Map<Integer, Integer> three = Map.of(1, 1, 2, 1, 3, 1);
        int[] ranking = {1, 10, 2, 11, 12, 3};
        double[] expected = {1, 1 / 2.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, 1};
        for (int k = 1; k <= 6; k++) {
            assertEquals(expected[k - 1], value("RP@" + k, three, ranking), 1e-15, "RP@" + k);
        }
        Map<Integer, Integer> nine = Map.of(0, 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6, 1, 7, 1, 8, 1);
        assertEquals(1, value("RP@5", nine, 0, 1, 2, 3, 4));
        assertEquals(5 / 9.0, value("RP@10", nine, 0, 1, 2, 3, 4, 19, 18, 17, 16, 15), 1e-15);
    }

    /** In random order, R of N documents relevant: E[RP@k] = (kR / N) / min(k, R) = max(k, R) / N. */
    @Test
    void randomRankingHasExpectedPrecisionOverAttainable() {
        int size = CORPUS.size();
        int[] all = IntStream.range(0, size).toArray();
        for (int positives : new int[] {1, 4, 11}) {
            Map<Integer, Integer> grades = new HashMap<>();
            IntStream.range(0, positives).forEach(d -> grades.put(3 * d % size, 1));
            for (int k : new int[] {1, 5, 10}) {
                RunScorer scorer = scorer(Map.of(0, grades), EvaluationPolicy.DEFAULT, "RP@" + k);
                scorer.add(0, all, new float[size], 0, size);
                Evaluation tied = scorer.finish();
                double expected = Math.max(k, positives) / (double) size;
                assertEquals(expected, tied.tieAwareMean(Measure.parse("RP@" + k)), 1e-12);
                assertEquals(1, tied.tiedQueries(Measure.parse("RP@" + k)));
                assertEquals(expected, shuffledMean("RP@" + k, grades, 4000), 0.04, positives + " positives, k " + k);
            }
        }
    }

    /** By Hoeffding, 4000 values in [0, 1] deviate by 0.04 with probability below 6e-6, in 9 cases below 5e-5. */
    private static double shuffledMean(String measure, Map<Integer, Integer> grades, int runs) {
        Random random = new Random(7);
        int size = CORPUS.size();
        int[] documents = IntStream.range(0, size).toArray();
        float[] scores = new float[size];
        RunScorer scorer = scorer(Map.of(0, grades), EvaluationPolicy.DEFAULT, measure);
        double sum = 0;
        for (int run = 0; run < runs; run++) {
            for (int d = 0; d < size; d++) {
                scores[d] = random.nextFloat();
            }
            scorer.add(0, documents, scores, 0, size);
            sum += scorer.finish().mean(Measure.parse(measure));
        }
        return sum / runs;
    }

    @Test
    void missingIgnoredAndEmptyLists() {
        RunScorer scorer = scorer(
                Map.of(0, Map.of(1, 1), 1, Map.of(2, 1), 2, Map.of(3, 0)), EvaluationPolicy.DEFAULT, "MRR", "P@1");
        assertTrue(scorer.add(1, new int[] {7, 2, 1}, new float[] {9, 3, 1}, 1, 2));
        assertFalse(scorer.add(2, new int[] {3}, new float[] {1}, 0, 1));
        Evaluation evaluation = scorer.finish();
        assertArrayEquals(new int[] {0, 1}, evaluation.queries());
        assertArrayEquals(new double[] {0, 1}, evaluation.values(Measure.parse("MRR")));
        assertEquals(0.5, evaluation.mean(Measure.parse("P@1")));
        assertEquals(new Evaluation.Counts(1, 1, 0, 0), evaluation.counts());

        scorer.add(0, new int[0], new float[0], 0, 0);
        Evaluation empty = scorer.finish();
        assertEquals(0, empty.mean(Measure.parse("MRR")));
        assertEquals(new Evaluation.Counts(1, 0, 0, 0), empty.counts());
        assertThrows(IllegalArgumentException.class, () -> empty.mean(Measure.parse("MAP")));
    }

    @Test
    void selfMatchesAreCountedUnderEitherPolicy() {
        Map<Integer, Map<Integer, Integer>> grades = Map.of(0, Map.of(1, 1), 1, Map.of(3, 1, 4, 1));
        int[] list = {3, 4, 1};
        for (SelfMatch selfMatch : SelfMatch.values()) {
            RunScorer scorer = scorer(grades, EvaluationPolicy.DEFAULT.with(selfMatch), "nDCG@10", "MRR");
            scorer.add(0, list, 0, 3);
            scorer.add(1, list, 0, 3);
            Evaluation evaluation = scorer.finish();
            boolean drop = selfMatch == SelfMatch.DROP;
            assertEquals(new Evaluation.Counts(0, 0, 1, drop ? 1 : 0), evaluation.counts());
            assertArrayEquals(new double[] {1 / 3.0, 1}, evaluation.values(Measure.parse("MRR")));
            assertEquals(!drop, evaluation.values(Measure.parse("nDCG@10"))[1] == 1);
        }
    }

    @Test
    void unusableListsAreRefusedByName() {
        Map<Integer, Map<Integer, Integer>> grades = Map.of(0, Map.of(1, 1), 1, Map.of(2, 1));
        RunScorer scorer = scorer(grades, EvaluationPolicy.TREC_EVAL, "nDCG@10");
        refused("query 'd3' ranks document 'd5' twice", () -> scorer.add(1, new int[] {5, 1, 5}, 0, 3));
        refused("query 'd3' ranks document 'd5' twice",
                () -> scorer.add(1, new int[] {5, 1, 5}, new float[] {1, 2, 3}, 0, 3));
        refused("query 'one' scores document 'd7' NaN",
                () -> scorer.add(0, new int[] {8, 7}, new float[] {1, Float.NaN}, 0, 2));
        refused("query 'one' scores document 'd7' NaN",
                () -> scorer.add(0, new int[] {7}, new float[] {Float.NaN}, 0, 1));
        refused("document ordinal -1", () -> scorer.add(0, new int[] {7, -1}, new float[] {1, 0}, 0, 2));
        refused("document ordinal 20", () -> scorer.add(0, new int[] {20}, 0, 1));
        assertTrue(scorer.add(0, new int[] {1}, 0, 1));
        refused("query 'one' has two lists", () -> scorer.add(0, new int[] {1}, 0, 1));
        assertEquals(0.5, scorer.finish().mean(Measure.parse("nDCG@10")));
        refused("no query has a positive", () -> scorer(Map.of(0, Map.of(1, 0)), EvaluationPolicy.DEFAULT, "MRR"));
    }

    private static void refused(String message, Runnable action) {
        String actual = assertThrows(DatasetException.class, action::run).getMessage();
        assertTrue(actual.contains(message), actual);
    }

    @Test
    void rowsOfASearchResult() {
        Evaluator evaluator = Evaluator.of(QUERIES, CORPUS, Judgements.of(Map.of(0, Map.of(1, 1), 2, Map.of(2, 1))),
                List.of(Measure.parse("MRR")), EvaluationPolicy.DEFAULT);
        RunLists rows = RunLists.rows(new int[] {2, 0}, 3, new int[] {3, 1},
                new int[] {4, 5, 2, 1, -1, -1}, new float[] {3, 2, 1, 9, 0, 0});
        assertArrayEquals(new double[] {1, 1 / 3.0}, evaluator.evaluate(rows).values(Measure.parse("MRR")), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> RunLists.rows(
                new int[] {2, 0}, 3, new int[] {3, 4}, new int[6], new float[6]));
        assertThrows(IllegalArgumentException.class, () -> RunLists.rows(
                new int[] {2, 0}, 4, new int[] {3, 4}, new int[6], new float[6]));
    }

    @Test
    void longListsAreSortedLikeShortOnes() {
        int size = 5000;
        Corpus corpus = corpus(size);
        Random random = new Random(3);
        int[] documents = IntStream.range(0, size).map(d -> size - 1 - d).toArray();
        float[] scores = new float[size];
        for (int d = 0; d < size; d++) {
            scores[d] = random.nextInt(50) - 25;
        }
        int[] expected = IntStream.range(0, size).boxed()
                .sorted((a, b) ->
                        scores[a] != scores[b] ? Float.compare(scores[b], scores[a]) : documents[a] - documents[b])
                .mapToInt(i -> documents[i])
                .toArray();
        Judgements judgements = Judgements.of(Map.of(0, Map.of(17, 2, 4000, 1, 77, 3)));
        List<Measure> measures = List.of(Measure.parse("nDCG"), Measure.parse("MAP"));
        RunScorer scorer = Evaluator.of(QUERIES, corpus, judgements, measures, EvaluationPolicy.DEFAULT).scorer();
        scorer.add(0, documents, scores, 0, size);
        Evaluation sorted = scorer.finish();
        scorer.add(0, expected, 0, size);
        Evaluation ranked = scorer.finish();
        assertEquals(ranked.mean(measures.get(0)), sorted.mean(measures.get(0)));
        assertEquals(ranked.mean(measures.get(1)), sorted.mean(measures.get(1)));
        assertEquals(0, ranked.tiedQueries(measures.get(1)));
        assertEquals(1, sorted.tiedQueries(measures.get(1)));
    }
}
