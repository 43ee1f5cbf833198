package dev.negbench.harness.search;

import dev.negbench.harness.jfaiss.Index;
import dev.negbench.harness.jfaiss.ResultBlock;
import dev.negbench.harness.jfaiss.SearchParams;
import dev.negbench.harness.jfaiss.VectorBlock;

/** What FAISS finds, with the scores that FAISS gives it; only the order of equal scores is made definite. */
final class FaissApproximateSearch implements FaissSearch {
    private final Index index;
    private final SearchParams params;

    FaissApproximateSearch(Index index, SearchParams params) {
        this.index = index;
        this.params = params;
    }

    @Override
    public int affordableRows(Band band) {
        return (int) Math.max(1, RESULT_BYTES / ((long) band.end() * (Long.BYTES + Float.BYTES)));
    }

    @Override
    public void search(float[] queries, int first, int count, Band band, TopK out) {
        int width = band.end();
        int dimension = index.dimension();
        long[] labels = new long[count * width];
        float[] scores = new float[count * width];
        try (VectorBlock block = VectorBlock.copyOf(queries, first * dimension, count, dimension);
                ResultBlock results = ResultBlock.allocate(count, width)) {
            index.search(block, count, params, results);
            results.readLabels(count, labels);
            results.readScores(count, scores);
        }
        long[] keys = new long[width];
        for (int row = 0; row < count; row++) {
            int found = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                if (labels[i] >= 0) {
                    keys[found++] = RankKey.of(scores[i], (int) labels[i]);
                }
            }
            Selection.sortDescending(keys, 0, found);
            for (int rank = band.start(); rank < found; rank++) {
                out.append(first + row, RankKey.id(keys[rank]), RankKey.score(keys[rank]));
            }
        }
    }
}
