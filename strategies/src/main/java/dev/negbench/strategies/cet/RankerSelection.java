package dev.negbench.strategies.cet;

import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.ScoreRows;

/** A selection model that reads query and document together, with the ranker's own optimiser. */
final class RankerSelection implements SelectionModel {
    private final PairRanker ranker;
    private int[] some = {};
    private float[] scores = {};

    RankerSelection(PairRanker ranker) {
        this.ranker = ranker;
    }

    @Override
    public void score(int[] queries, int[] documents, ScoreRows rows) {
        if (some.length < rows.entries()) {
            some = new int[2 * rows.entries()];
            scores = new float[some.length];
        }
        for (int row = 0; row < rows.rows(); row++) {
            int start = rows.start(row);
            int count = rows.start(row + 1) - start;
            for (int i = 0; i < count; i++) {
                some[i] = documents[rows.items()[start + i]];
            }
            ranker.score(queries[row], some, count, scores);
            System.arraycopy(scores, 0, rows.scores(), start, count);
        }
    }

    @Override
    public double learn(int[] queries, int[] documents, ScoreRows rows) {
        return ranker.learn(queries, documents, rows, LOSS);
    }

    @Override
    public byte[] state() {
        return ranker.state();
    }

    @Override
    public void restore(byte[] state) {
        ranker.restore(state);
    }
}
