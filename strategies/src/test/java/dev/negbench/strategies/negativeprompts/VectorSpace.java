package dev.negbench.strategies.negativeprompts;

import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;

/** Exact search over vectors that a test gives, by dot product, equal scores by ascending document. */
record VectorSpace(float[] documentRows, float[] queryRows, int dimension) implements Retrieval {
    float dot(float[] left, int leftRow, int document) {
        double sum = 0;
        for (int j = 0; j < dimension; j++) {
            sum += (double) left[leftRow * dimension + j] * documentRows[document * dimension + j];
        }
        return (float) sum;
    }

    @Override
    public Set<String> searchers() {
        return Set.of(MODEL);
    }

    @Override
    public int documents() {
        return documentRows.length / dimension;
    }

    @Override
    public RankedLists search(String searcher, int[] queries, int depth) {
        return searchVectors(searcher, queryVectors(searcher, queries), queries.length, depth);
    }

    @Override
    public RankedLists searchVectors(String searcher, float[] vectors, int rows, int depth) {
        RankedLists lists = RankedLists.ofSize(rows, depth);
        for (int row = 0; row < rows; row++) {
            int at = row;
            int[] order = IntStream.range(0, documents())
                    .boxed()
                    .sorted(Comparator.comparingDouble(d -> -dot(vectors, at, d)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            lists.counts()[row] = Math.min(depth, order.length);
            for (int place = 0; place < lists.counts()[row]; place++) {
                lists.ids()[row * depth + place] = order[place];
                lists.scores()[row * depth + place] = dot(vectors, row, order[place]);
            }
        }
        return lists;
    }

    @Override
    public int dimension(String searcher) {
        return dimension;
    }

    private float[] rows(float[] all, int[] wanted) {
        float[] rows = new float[wanted.length * dimension];
        for (int i = 0; i < wanted.length; i++) {
            System.arraycopy(all, wanted[i] * dimension, rows, i * dimension, dimension);
        }
        return rows;
    }

    @Override
    public float[] queryVectors(String searcher, int[] queries) {
        return rows(queryRows, queries);
    }

    @Override
    public float[] documentVectors(String searcher, int[] documents) {
        return rows(documentRows, documents);
    }

    @Override
    public void score(String searcher, int query, int[] documents, int count, float[] out) {
        float[] vector = queryVectors(searcher, new int[] {query});
        for (int i = 0; i < count; i++) {
            out[i] = dot(vector, 0, documents[i]);
        }
    }

    @Override
    public void similarity(String searcher, int document, int[] documents, int count, float[] out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RankedLists rankBand(String searcher, int[] queries, int from, int to) {
        throw new UnsupportedOperationException();
    }
}
