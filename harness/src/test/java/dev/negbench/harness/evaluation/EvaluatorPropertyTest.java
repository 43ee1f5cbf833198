package dev.negbench.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.datasets.Corpus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every measure under every policy, against definitions written down plainly, to 1e-12. */
class EvaluatorPropertyTest {
    private static final double EXACT = 1e-12;

    private static final List<Measure> MEASURES = Stream.of(Measure.Kind.values())
            .flatMap(kind -> Stream.of(1, 2, 5, 24, 25, 1000).map(cutoff -> new Measure(kind, cutoff)))
            .toList();

    private static final List<Measure> WHOLE = Stream.of("nDCG", "MRR", "MAP").map(Measure::parse).toList();

    @Property(tries = 200, seed = "20260103")
    void equalsTheReference(@ForAll("worlds") World world, @ForAll("policies") EvaluationPolicy policy) {
        Corpus corpus = World.corpus();
        List<Measure> measures = Stream.concat(MEASURES.stream(), WHOLE.stream()).toList();
        Evaluation actual = Evaluator.of(world.queries(), corpus, world.judgements(), measures, policy)
                .comparing(ReferenceMeasures::vectors)
                .evaluate(world.lists());
        int[] queries = actual.queries();
        for (Measure measure : measures) {
            double[] values = actual.values(measure);
            double sum = 0;
            int tied = 0;
            for (int i = 0; i < queries.length; i++) {
                LinkedHashMap<Integer, Double> run = world.runs().get(queries[i]);
                Map<Integer, Integer> grades = world.grades().get(queries[i]);
                int self = corpus.ordinal("q" + queries[i]);
                List<Integer> ranking = run == null ? List.of() : ReferenceMeasures.ranking(run, grades, self, policy);
                double expected = ReferenceMeasures.value(measure, ranking, grades);
                assertEquals(expected, values[i], EXACT, measure + " of q" + queries[i]);
                sum += expected;
                tied += isTied(measure, ranking, run) ? 1 : 0;
            }
            assertEquals(sum / queries.length, actual.mean(measure), EXACT);
            assertEquals(tied, actual.tiedQueries(measure), "ties of " + measure);
        }
    }

    private static boolean isTied(Measure measure, List<Integer> ranking, Map<Integer, Double> run) {
        for (int rank = 1; rank < ranking.size(); rank++) {
            boolean equal = run.get(ranking.get(rank - 1)).floatValue() == run.get(ranking.get(rank)).floatValue();
            if (equal && (measure.cutoff() == rank || measure.cutoff() == Measure.WHOLE_LIST)) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 300, seed = "20260104")
    void tieAwareValuesAverageOverAllOrders(@ForAll("shortRuns") LinkedHashMap<Integer, Double> run,
            @ForAll("grades") Map<Integer, Integer> grades) {
        World world = new World(List.of(grades), List.of(run));
        List<Measure> measures = Stream.concat(MEASURES.stream(), WHOLE.stream()).toList();
        Evaluation actual = Evaluator.of(
                        world.queries(), World.corpus(), world.judgements(), measures, EvaluationPolicy.DEFAULT)
                .comparing(ReferenceMeasures::vectors)
                .evaluate(world.lists());
        List<Integer> ranking = ReferenceMeasures.ranking(run, grades, -1, EvaluationPolicy.DEFAULT);
        for (Measure measure : measures) {
            double expected = ReferenceMeasures.averageOverTies(measure, ranking, run, grades);
            assertEquals(expected, actual.tieAwareMean(measure), EXACT, measure.toString());
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        return World.worlds(-2);
    }

    @Provide
    Arbitrary<EvaluationPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.of(SelfMatch.class), Arbitraries.of(Unjudged.class), Arbitraries.of(TieRule.class))
                .as(EvaluationPolicy::new);
    }

    @Provide
    Arbitrary<LinkedHashMap<Integer, Double>> shortRuns() {
        Arbitrary<List<Integer>> documents =
                Arbitraries.integers().between(0, 7).list().uniqueElements().ofMinSize(1).ofMaxSize(7);
        Arbitrary<List<Double>> scores = Arbitraries.of(1.0, 2.0, 3.0).list().ofSize(7);
        return Combinators.combine(documents, scores).as((ids, values) -> {
            LinkedHashMap<Integer, Double> run = new LinkedHashMap<>();
            new ArrayList<>(ids).forEach(id -> run.put(id, values.get(run.size())));
            return run;
        });
    }

    @Provide
    Arbitrary<Map<Integer, Integer>> grades() {
        return Arbitraries.maps(Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 3))
                .ofMinSize(1)
                .ofMaxSize(8)
                .filter(grades -> grades.values().stream().anyMatch(grade -> grade > 0));
    }
}
