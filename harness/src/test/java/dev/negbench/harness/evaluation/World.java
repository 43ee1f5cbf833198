package dev.negbench.harness.evaluation;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A small collection with a run, both hostile: ids that sort differently as bytes, numbers and UTF-16, scores that are
 * equal only as 32-bit floats, documents named like queries. Query i has grades {@code grades.get(i)} and retrieves
 * {@code runs.get(i)}, null where it has no list.
 */
record World(List<Map<Integer, Integer>> grades, List<LinkedHashMap<Integer, Double>> runs) {
    static final List<String> IDS = List.of(
            "doc1", "doc10", "doc2", "Doc1", "9", "10", "100", "a-b", "a_b", "a.b", "a", "~", "é", "e", "ｚ", "😀", "zz",
            "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7");

    private static final List<Double> SCORES = List.of(
            1.0, 1.00000001, 1.0000001, 0.99999999, 0.5, 0.25, 0.0, -0.0, -1.0, 3e38, -3e38, 1e-45, 16777216.0,
            16777217.0);

    static Arbitrary<World> worlds(int lowestGrade) {
        Arbitrary<Map<Integer, Integer>> grades = Arbitraries.maps(
                        Arbitraries.integers().between(0, IDS.size() - 1),
                        Arbitraries.integers().between(lowestGrade, 3))
                .ofMaxSize(14);
        Arbitrary<Double> score = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(SCORES)),
                Tuple.of(1, Arbitraries.integers().between(-40, 40).map(i -> i / 16.0)));
        Arbitrary<LinkedHashMap<Integer, Double>> list = Arbitraries.integers()
                .between(0, IDS.size() - 1)
                .list()
                .uniqueElements()
                .ofMaxSize(IDS.size())
                .flatMap(documents -> score.list().ofSize(documents.size()).map(values -> zip(documents, values)));
        Arbitrary<Map.Entry<Map<Integer, Integer>, LinkedHashMap<Integer, Double>>> query =
                Combinators.combine(grades, list.injectNull(0.1)).as((g, r) -> entry(g, r));
        return query.list().ofMinSize(1).ofMaxSize(40).map(World::of);
    }

    private static Map.Entry<Map<Integer, Integer>, LinkedHashMap<Integer, Double>> entry(
            Map<Integer, Integer> grades, LinkedHashMap<Integer, Double> run) {
        return new AbstractMap.SimpleEntry<>(grades, run);
    }

    private static LinkedHashMap<Integer, Double> zip(List<Integer> documents, List<Double> values) {
        LinkedHashMap<Integer, Double> run = new LinkedHashMap<>();
        IntStream.range(0, values.size()).forEach(i -> run.put(documents.get(i), values.get(i)));
        return run;
    }

    /** Puts one plain query first, since neither program evaluates an empty run or no judgement at all. */
    private static World of(List<Map.Entry<Map<Integer, Integer>, LinkedHashMap<Integer, Double>>> queries) {
        List<Map<Integer, Integer>> grades = new ArrayList<>(List.of(Map.of(3, 1)));
        List<LinkedHashMap<Integer, Double>> runs = new ArrayList<>(List.of(zip(List.of(5, 3), List.of(2.0, 1.0))));
        queries.forEach(query -> {
            grades.add(query.getKey());
            runs.add(query.getValue());
        });
        return new World(grades, runs);
    }

    static Corpus corpus() {
        return Corpus.of(IDS.stream().map(id -> new Document(id, "", "text")).toList());
    }

    Queries queries() {
        return Queries.of(IntStream.range(0, grades.size()).mapToObj(q -> new Query("q" + q, "text")).toList());
    }

    Judgements judgements() {
        Map<Integer, Map<Integer, Integer>> byQuery = new TreeMap<>();
        IntStream.range(0, grades.size())
                .filter(q -> !grades.get(q).isEmpty())
                .forEach(q -> byQuery.put(q, grades.get(q)));
        return Judgements.of(byQuery);
    }

    RunLists lists() {
        int[] retrieving = IntStream.range(0, runs.size()).filter(q -> runs.get(q) != null).toArray();
        List<Integer> documents = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        int[] starts = new int[retrieving.length];
        int[] lengths = new int[retrieving.length];
        for (int i = 0; i < retrieving.length; i++) {
            LinkedHashMap<Integer, Double> run = runs.get(retrieving[i]);
            starts[i] = documents.size();
            lengths[i] = run.size();
            documents.addAll(run.keySet());
            values.addAll(run.values());
        }
        float[] scores = new float[values.size()];
        IntStream.range(0, scores.length).forEach(i -> scores[i] = values.get(i).floatValue());
        return RunLists.of(
                retrieving, starts, lengths, documents.stream().mapToInt(Integer::intValue).toArray(), scores);
    }

    /** Keeps the retrieved documents that a condition on (query, document) holds for. */
    World keeping(BiPredicate<Integer, Integer> condition) {
        List<LinkedHashMap<Integer, Double>> kept = new ArrayList<>();
        for (int q = 0; q < runs.size(); q++) {
            if (runs.get(q) == null) {
                kept.add(null);
                continue;
            }
            LinkedHashMap<Integer, Double> run = new LinkedHashMap<>();
            int query = q;
            runs.get(q).forEach((document, score) -> {
                if (condition.test(query, document)) {
                    run.put(document, score);
                }
            });
            kept.add(run);
        }
        return new World(grades, kept);
    }
}
