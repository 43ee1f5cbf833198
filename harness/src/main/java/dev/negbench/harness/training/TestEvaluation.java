package dev.negbench.harness.training;

import dev.negbench.harness.evaluation.Evaluation;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished model on test.
 *
 * @param evaluation the result
 * @param beside the primary measure of the search transform's alternatives
 */
record TestEvaluation(Evaluation evaluation, List<Diagnostic> beside) {
    /** Answers the test queries in the way that is the result, then in each of its alternatives. */
    static TestEvaluation of(RankingQuality test, Retrieval retrieval, SearchTransform search, Measure primary) {
        Evaluation evaluation = test.evaluate(retrieval, search);
        List<Diagnostic> beside = new ArrayList<>();
        search.alternatives()
                .forEach((name, way) -> beside.add(new Diagnostic(
                        name + ", " + primary, test.evaluate(retrieval, way).mean(primary))));
        return new TestEvaluation(evaluation, beside);
    }
}
