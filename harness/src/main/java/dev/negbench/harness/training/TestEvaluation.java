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
 * @param beside the primary measure of plain search, where there is a search transform, and of its alternatives
 */
record TestEvaluation(Evaluation evaluation, List<Diagnostic> beside) {
    /** Answers the test queries in the way that is the result, then in each of its alternatives. */
    static TestEvaluation of(RankingQuality test, Retrieval retrieval, SearchTransform search, Measure primary) {
        Evaluation evaluation = test.evaluate(retrieval, search);
        List<Diagnostic> beside = new ArrayList<>();
        if (search != SearchTransform.NONE) {
            double plain = test.evaluate(retrieval, SearchTransform.NONE).mean(primary);
            beside.add(new Diagnostic(primary + " without the search transform", plain));
        }
        search.alternatives()
                .forEach((name, way) -> beside.add(new Diagnostic(
                        name + ", " + primary, test.evaluate(retrieval, way).mean(primary))));
        return new TestEvaluation(evaluation, beside);
    }
}
