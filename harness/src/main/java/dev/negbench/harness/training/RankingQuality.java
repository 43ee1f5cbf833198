package dev.negbench.harness.training;

import dev.negbench.harness.evaluation.Evaluation;
import dev.negbench.harness.evaluation.Evaluator;
import dev.negbench.harness.evaluation.RunScorer;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;
import java.util.Arrays;

/**
 * Searches for a set of queries and judges what was found.
 *
 * @param evaluator the judgements and measures
 * @param queries the queries, ascending
 * @param depth places searched a query
 */
public record RankingQuality(Evaluator evaluator, int[] queries, int depth) {
    private static final int CHUNK = 512;

    /** Evaluates a way of searching; documents are compared by the encoder before training, the same for every cell. */
    Evaluation evaluate(Retrieval retrieval, SearchTransform search) {
        RunScorer scorer = evaluator
                .comparing(documents -> retrieval.documentVectors(Retrieval.INITIAL, documents))
                .scorer();
        for (int from = 0; from < queries.length; from += CHUNK) {
            int[] chunk = Arrays.copyOfRange(queries, from, Math.min(queries.length, from + CHUNK));
            RankedLists lists = search.search(retrieval, chunk, Math.min(depth, retrieval.documents()));
            for (int row = 0; row < chunk.length; row++) {
                scorer.add(chunk[row], lists.ids(), lists.scores(), row * lists.width(), lists.counts()[row]);
            }
        }
        return scorer.finish();
    }
}
