package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import dev.negbench.strategies.stage.Weighting;
import java.util.Arrays;

/**
 * The judge's scores as targets: the positive's own, and each negative's; 1 for negatives that were drawn at random
 * since none survived. Where fewer were drawn than are wanted, the walk would repeat them: a weight of 2 says that a
 * negative stands in the row twice. Source: card, steps 5 and 6. Allocates nothing.
 *
 * @param margin says who survives
 * @param wanted negatives a row, repeats counted
 */
record SoftLabels(JudgeMargin margin, int wanted) implements Weighting {
    private static final float OF_FALLBACK = 1;

    @Override
    public void weigh(TrainingBatch batch) {
        ScoreRows rows = batch.scores();
        for (int row = 0; row < rows.rows(); row++) {
            CandidatePool pool = batch.pool(row);
            if (pool != null && pool.size() > 0) {
                weigh(batch, rows, row, pool);
            }
        }
    }

    private void weigh(TrainingBatch batch, ScoreRows rows, int row, CandidatePool pool) {
        int start = rows.start(row);
        int drawn = 0;
        for (int e = start; e < rows.start(row + 1); e++) {
            drawn += rows.relations()[e] == ScoreRows.DRAWN ? 1 : 0;
        }
        int positive = Arrays.binarySearch(pool.positives(), batch.itemId(rows.items()[start]));
        rows.targets()[start] = pool.column(JudgeColumns.POSITIVE)[positive * pool.size()];
        boolean judged = margin.anySurvives(pool, positive);
        float[] scores = pool.column(JudgeColumns.CANDIDATE);
        int k = 0;
        for (int e = start; e < rows.start(row + 1); e++) {
            if (rows.relations()[e] == ScoreRows.DRAWN) {
                rows.targets()[e] = judged ? scores[batch.drawnPosition(row, k)] : OF_FALLBACK;
                if (drawn < wanted) {
                    rows.weights()[e] = StrideWalk.repeats(k, drawn, wanted);
                }
                k++;
            }
        }
    }
}
