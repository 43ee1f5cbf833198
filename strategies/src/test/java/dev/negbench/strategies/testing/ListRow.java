package dev.negbench.strategies.testing;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;

/**
 * A batch of one row: the pool's positives, then what was drawn from it. Live scores are those of the pool until a test
 * changes them.
 */
public record ListRow(CandidatePool pool, int[] drawn, ScoreRows scores, long seed, long step)
        implements TrainingBatch {
    /** Returns the row of these positions of the pool. */
    public static ListRow of(CandidatePool pool, long seed, long step, int... drawn) {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        rows.openRow();
        int positives = pool.positives().length;
        for (int p = 0; p < positives; p++) {
            rows.append(p, ScoreRows.POSITIVE);
            rows.scores()[p] = pool.positiveScores()[p];
        }
        for (int k = 0; k < drawn.length; k++) {
            rows.append(positives + k, ScoreRows.DRAWN);
            rows.scores()[positives + k] = pool.scores()[drawn[k]];
        }
        return new ListRow(pool, drawn, rows, seed, step);
    }

    @Override
    public int[] queries() {
        return new int[] {pool.query()};
    }

    @Override
    public int itemId(int item) {
        int positives = pool.positives().length;
        return item < positives ? pool.positives()[item] : pool.ids()[drawn[item - positives]];
    }

    @Override
    public CandidatePool pool(int row) {
        return pool;
    }

    @Override
    public int drawnPosition(int row, int k) {
        return drawn[k];
    }

    @Override
    public Retrieval retrieval() {
        throw new UnsupportedOperationException();
    }
}
