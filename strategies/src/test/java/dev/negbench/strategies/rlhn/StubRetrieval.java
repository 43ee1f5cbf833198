package dev.negbench.strategies.rlhn;

import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Map;
import java.util.Set;

/** Knows similarities that a test gives, and nothing else. */
record StubRetrieval(Map<Integer, Float> toQuery, Map<Integer, Map<Integer, Float>> toDocument) implements Retrieval {
    @Override
    public void score(String searcher, int query, int[] ids, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = toQuery.get(ids[i]);
        }
    }

    @Override
    public void similarity(String searcher, int document, int[] ids, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = toDocument.get(document).get(ids[i]);
        }
    }

    @Override
    public Set<String> searchers() {
        return Set.of(INITIAL);
    }

    @Override
    public int documents() {
        return 11;
    }

    @Override
    public RankedLists search(String searcher, int[] queries, int depth) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RankedLists rankBand(String searcher, int[] queries, int from, int to) {
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
    public float[] documentVectors(String searcher, int[] ids) {
        throw new UnsupportedOperationException();
    }
}
