package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.reranking.RerankedSearch;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.TrainingBatch;
import java.util.Arrays;

/**
 * A ranker that learns from the negatives that the retriever learns from, and afterwards orders the first places of the
 * retriever's ranking anew. What it learns reaches the end of training, whichever epoch of the retriever dev chooses.
 * Source: card, "Reranker".
 */
final class Reranker implements Companion, SearchTransform {
    private final PairRanker ranker;
    private final int list;
    private final boolean byJudge;
    private final RerankedSearch search;
    private final ScoreRows rows = new ScoreRows();
    private int[] documents = new int[256];
    private float[] hardness = {};

    /**
     * @param list most negatives a row
     * @param byJudge whether the hardest negatives are those that the judge scores highest, instead of the first drawn
     * @param depth places that are ordered anew
     */
    Reranker(PairRanker ranker, int list, boolean byJudge, int depth) {
        this.ranker = ranker;
        this.list = list;
        this.byJudge = byJudge;
        search = new RerankedSearch(ranker, depth);
    }

    @Override
    public void learn(TrainingBatch batch) {
        rows.clear();
        ScoreRows compared = batch.scores();
        int size = 0;
        for (int row = 0; row < compared.rows(); row++) {
            int start = compared.start(row);
            int end = compared.start(row + 1);
            if (documents.length < size + end - start) {
                documents = Arrays.copyOf(documents, 2 * (size + end - start));
            }
            rows.openRow();
            documents[size] = batch.itemId(compared.items()[start]);
            rows.append(size++, ScoreRows.POSITIVE);
            int first = size;
            int drawn = 0;
            for (int e = start + 1; e < end; e++) {
                if (compared.relations()[e] != ScoreRows.POSITIVE) {
                    documents[size++] = batch.itemId(compared.items()[e]);
                    drawn += compared.relations()[e] == ScoreRows.DRAWN ? 1 : 0;
                }
            }
            if (byJudge) {
                sortByJudge(batch, row, first, first + drawn);
            }
            size = Math.min(size, first + list);
            for (int k = first; k < size; k++) {
                rows.append(k, ScoreRows.DRAWN);
            }
        }
        ranker.learn(batch.queries(), documents, rows, PairAndList.INSTANCE);
    }

    /** Orders the drawn negatives, which come first, by descending judge score, equal ones as they were drawn. */
    private void sortByJudge(TrainingBatch batch, int row, int first, int end) {
        CandidatePool pool = batch.pool(row);
        if (pool == null || pool.size() == 0) {
            return;
        }
        float[] scores = pool.column(JudgeColumns.CANDIDATE);
        if (hardness.length < end - first) {
            hardness = new float[2 * (end - first)];
        }
        for (int k = 0; k < end - first; k++) {
            float score = scores[batch.drawnPosition(row, k)];
            int document = documents[first + k];
            int at = k;
            for (; at > 0 && hardness[at - 1] < score; at--) {
                hardness[at] = hardness[at - 1];
                documents[first + at] = documents[first + at - 1];
            }
            hardness[at] = score;
            documents[first + at] = document;
        }
    }

    @Override
    public RankedLists search(Retrieval retrieval, int[] queries, int wanted) {
        return search.search(retrieval, queries, wanted);
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
