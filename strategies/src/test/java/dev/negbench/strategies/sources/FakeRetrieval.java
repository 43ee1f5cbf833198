package dev.negbench.strategies.sources;

import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Scores every pair by a formula, or as a test says: the ranking of a query is a permutation of the corpus. Records how
 * deep it searched.
 */
public class FakeRetrieval implements Retrieval {
    /** How deep each search went; bands are not searches. */
    public final List<Integer> depths = new ArrayList<>();

    private final int documents;

    private final Scores toQuery;
    private final Scores toDocument;

    /** Scores of documents for a query or a document. */
    @FunctionalInterface
    public interface Scores {
        /** Returns the score of a pair. */
        float of(int left, int document);
    }

    /** @param documents size of the corpus */
    public FakeRetrieval(int documents) {
        this(
                documents,
                (query, document) -> ((document * 7919L + query * 104_729L) % 10_007) / 10_007f,
                (left, document) -> left * 1000f + document);
    }

    /**
     * @param documents size of the corpus
     * @param toQuery scores of documents for queries
     * @param toDocument scores of documents for documents
     */
    public FakeRetrieval(int documents, Scores toQuery, Scores toDocument) {
        this.documents = documents;
        this.toQuery = toQuery;
        this.toDocument = toDocument;
    }

    /** Returns a corpus in which every query ranks document 0 first, then 1, and so on, with scores 0, -1, …. */
    public static FakeRetrieval inOrder(int documents) {
        return new FakeRetrieval(documents, (query, document) -> -document, (left, document) -> -document);
    }

    /** Returns the score of a pair; of the formula, in [0, 1). */
    public float score(int query, int document) {
        return toQuery.of(query, document);
    }

    @Override
    public Set<String> searchers() {
        return Set.of(MODEL, BM25);
    }

    @Override
    public int documents() {
        return documents;
    }

    @Override
    public RankedLists search(String searcher, int[] queries, int depth) {
        depths.add(depth);
        return rankBand(searcher, queries, 0, depth);
    }

    @Override
    public RankedLists rankBand(String searcher, int[] queries, int from, int to) {
        int width = Math.max(0, to - from);
        RankedLists lists = RankedLists.ofSize(queries.length, width);
        for (int row = 0; row < queries.length; row++) {
            int query = queries[row];
            Integer[] order = new Integer[documents];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (l, r) -> score(query, l) != score(query, r)
                    ? Float.compare(score(query, r), score(query, l))
                    : Integer.compare(l, r));
            lists.counts()[row] = Math.max(0, Math.min(to, documents) - from);
            for (int place = 0; place < lists.counts()[row]; place++) {
                lists.ids()[row * width + place] = order[from + place];
                lists.scores()[row * width + place] = score(query, order[from + place]);
            }
        }
        return lists;
    }

    @Override
    public void score(String searcher, int query, int[] candidates, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = score(query, candidates[i]);
        }
    }

    @Override
    public void similarity(String searcher, int document, int[] candidates, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = toDocument.of(document, candidates[i]);
        }
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
