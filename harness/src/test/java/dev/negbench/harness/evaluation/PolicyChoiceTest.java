package dev.negbench.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyChoiceTest {
    private static final Measure NDCG = Measure.parse("nDCG@3");
    private static final Measure MRR = Measure.parse("MRR");

    /** Query "a" is document "a"; its counter-argument "b" is the positive, "c" is judged non-relevant, "d" is not. */
    private static Dataset arguments(String query) {
        Corpus corpus = Corpus.of(List.of(
                new Document("a", "Pro", "Homework helps to learn"),
                new Document("b", "Con", "Homework keeps children from playing"),
                new Document("c", "", "Playing is learning"),
                new Document("d", "", "Nobody asked the dog")));
        Judgements test = Judgements.of(Map.of(0, Map.of(1, 1, 2, 0)));
        return Dataset.of("arguments", corpus, Queries.of(List.of(new Query("a", query))), Map.of("test", test));
    }

    /** The list is a, d, c, b: kept or dropped, d skipped or not, b stands at rank 4 to 2. */
    @ParameterizedTest
    @CsvSource({
        "KEEP, NON_RELEVANT, 4, 0",
        "DROP, NON_RELEVANT, 3, 0.5",
        "KEEP, SKIP, 2, 0.6309297535714575",
        "DROP, SKIP, 2, 0.6309297535714575"
    })
    void valuesByHand(SelfMatch selfMatch, Unjudged unjudged, int rank, double ndcg) {
        Dataset dataset = arguments("Homework helps to learn");
        PolicyChoice choice = new PolicyChoice(Optional.of(selfMatch), unjudged, TieRule.BY_ID_ASCENDING);
        Judgements test = dataset.split("test");
        RunScorer scorer = Evaluator.of(
                        dataset.queries(), dataset.corpus(), test, List.of(NDCG, MRR), choice.on(dataset, test))
                .scorer();
        scorer.add(0, new int[] {0, 3, 2, 1}, 0, 4);
        Evaluation evaluation = scorer.finish();
        assertEquals(1.0 / rank, evaluation.mean(MRR), 1e-15);
        assertEquals(ndcg, evaluation.mean(NDCG), 1e-15);
        assertEquals(selfMatch, evaluation.policy().selfMatch());
        assertEquals(unjudged, evaluation.policy().unjudged());
    }

    @Test
    void withoutAChoiceOnlyQueriesThatAreDocumentsAreDropped() {
        Dataset same = arguments("Homework helps to learn.");
        Dataset numbered = arguments("Is homework any good?");
        assertEquals(SelfMatch.DROP, PolicyChoice.DEFAULT.on(same, same.split("test")).selfMatch());
        assertEquals(SelfMatch.KEEP, PolicyChoice.DEFAULT.on(numbered, numbered.split("test")).selfMatch());
    }
}
