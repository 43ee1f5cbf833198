package dev.negbench.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import uk.ac.gla.terrier.jtreceval.trec_eval;

/** Every measure that trec_eval has, against trec_eval 9.0.4 itself, to its four decimals. */
class TrecEvalTest {
    private static final double ROUNDING = 5.0001e-5;

    private static final List<Measure> MEASURES = Stream.of(
                    "nDCG", "nDCG@1", "nDCG@3", "nDCG@10", "nDCG@100", "MRR", "MRR@1", "MRR@3", "MRR@10", "MAP",
                    "MAP@2", "MAP@10", "Recall@1", "Recall@5", "Recall@100", "P@1", "P@5", "P@100", "success@1",
                    "success@5", "success@10")
            .map(Measure::parse)
            .toList();

    @Property(tries = 120, seed = "20260101", shrinking = ShrinkingMode.BOUNDED)
    void plain(@ForAll("graded") World world) throws IOException {
        compare(world, world, EvaluationPolicy.TREC_EVAL);
    }

    @Property(tries = 40, seed = "20260102", shrinking = ShrinkingMode.BOUNDED)
    void condensedListsEqualTheOptionJ(@ForAll("gradedFromZero") World world) throws IOException {
        EvaluationPolicy policy = EvaluationPolicy.TREC_EVAL.with(Unjudged.SKIP);
        List<Measure> whole = MEASURES.stream().filter(measure -> !measure.toString().startsWith("MRR@")).toList();
        compare(world, TrecEvalOracle.evaluate(world, whole, "-J"), evaluate(world, whole, policy));
        compare(world, world.keeping((q, document) -> world.grades().get(q).containsKey(document)), policy);
    }

    @Property(tries = 40, seed = "20260102", shrinking = ShrinkingMode.BOUNDED)
    void droppedSelvesEqualARunWithoutThem(@ForAll("graded") World world) throws IOException {
        World without = world.keeping((q, document) -> !World.IDS.get(document).equals("q" + q));
        compare(world, without, EvaluationPolicy.TREC_EVAL.with(SelfMatch.DROP));
    }

    private static void compare(World ours, World theirs, EvaluationPolicy policy)
            throws IOException {
        compare(ours, TrecEvalOracle.evaluate(theirs, MEASURES), evaluate(ours, MEASURES, policy));
    }

    private static Evaluation evaluate(World world, List<Measure> measures, EvaluationPolicy policy) {
        return Evaluator.of(world.queries(), World.corpus(), world.judgements(), measures, policy)
                .evaluate(world.lists());
    }

    /** The oracle prints no line for a query without a list: its value is 0. */
    private static void compare(World world, Map<Measure, Map<String, Double>> expected, Evaluation actual) {
        assertTrue(trec_eval.isPlatformSupported());
        int[] queries = actual.queries();
        for (Measure measure : actual.measures()) {
            Map<String, Double> oracle = expected.get(measure);
            double[] values = actual.values(measure);
            for (int i = 0; i < queries.length; i++) {
                String query = "q" + queries[i];
                assertEquals(oracle.getOrDefault(query, 0.0), values[i], ROUNDING, measure + " of " + query);
            }
            assertEquals(oracle.get("all"), actual.mean(measure), ROUNDING, measure + " of all");
        }
    }

    @Provide
    Arbitrary<World> graded() {
        return World.worlds(-1);
    }

    @Provide
    Arbitrary<World> gradedFromZero() {
        return World.worlds(0);
    }
}
