package dev.negbench.strategies.confit;

import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Set;

/** A corpus in which every query ranks document 0 first, then 1, and so on: what the card's test vectors assume. */
record IdentityRanking(int documents) implements Retrieval {
    @Override
    public Set<String> searchers() {
        return Set.of(MODEL);
    }

    @Override
    public RankedLists search(String searcher, int[] queries, int depth) {
        return rankBand(searcher, queries, 0, depth);
    }

    @Override
    public RankedLists rankBand(String searcher, int[] queries, int from, int to) {
        RankedLists lists = RankedLists.ofSize(queries.length, Math.max(0, to - from));
        for (int row = 0; row < queries.length; row++) {
            for (int rank = from; rank < Math.min(to, documents); rank++) {
                lists.ids()[row * lists.width() + rank - from] = rank;
                lists.scores()[row * lists.width() + rank - from] = -rank;
                lists.counts()[row]++;
            }
        }
        return lists;
    }

    @Override
    public void score(String searcher, int query, int[] candidates, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = -candidates[i];
        }
    }

    @Override
    public void similarity(String searcher, int document, int[] candidates, int count, float[] out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RankedLists searchVectors(String searcher, float[] vectors, int rows, int depth) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int dimension(String searcher) {
        return 0;
    }

    @Override
    public float[] queryVectors(String searcher, int[] queries) {
        throw new UnsupportedOperationException();
    }

    @Override
    public float[] documentVectors(String searcher, int[] candidates) {
        throw new UnsupportedOperationException();
    }
}
