package dev.negbench.harness.retrieval;

import dev.negbench.strategies.stage.RankedLists;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps every list it has found, for searchers that never change: the same training queries are searched by each cell
 * of an experiment. Costs 8 bytes a place kept.
 */
public final class RememberingSearcher implements Searcher {
    private final Searcher searcher;
    private final Map<Integer, Found> found = new HashMap<>();

    /** The longest list found for a query, and the depth it was asked to. */
    private record Found(int depth, int[] ids, float[] scores) {}

    /**
     * @param searcher what to search with; its answers must never change
     */
    public RememberingSearcher(Searcher searcher) {
        this.searcher = searcher;
    }

    /** Returns the searcher beneath. */
    public Searcher beneath() {
        return searcher;
    }

    @Override
    public int dimension() {
        return searcher.dimension();
    }

    /** Searches for what is not yet known; concurrent callers wait, since they ask for the same queries. */
    @Override
    public synchronized RankedLists search(int[] queries, int depth) {
        for (int query : queries) {
            Found known = found.get(query);
            if (known == null || known.depth() < depth) {
                remember(queries, depth);
                break;
            }
        }
        RankedLists lists = RankedLists.ofSize(queries.length, depth);
        for (int row = 0; row < queries.length; row++) {
            Found known = found.get(queries[row]);
            int count = Math.min(depth, known.ids().length);
            System.arraycopy(known.ids(), 0, lists.ids(), row * depth, count);
            System.arraycopy(known.scores(), 0, lists.scores(), row * depth, count);
            lists.counts()[row] = count;
        }
        return lists;
    }

    private void remember(int[] queries, int depth) {
        RankedLists lists = searcher.search(queries, depth);
        for (int row = 0; row < queries.length; row++) {
            int from = row * lists.width();
            int to = from + lists.counts()[row];
            found.put(queries[row], new Found(
                    depth, Arrays.copyOfRange(lists.ids(), from, to), Arrays.copyOfRange(lists.scores(), from, to)));
        }
    }

    @Override
    public RankedLists rankBand(int[] queries, int from, int to) {
        return searcher.rankBand(queries, from, to);
    }

    @Override
    public void score(int query, int[] documents, int count, float[] out) {
        searcher.score(query, documents, count, out);
    }

    @Override
    public void similarity(int document, int[] documents, int count, float[] out) {
        searcher.similarity(document, documents, count, out);
    }

    @Override
    public void close() {
        searcher.close();
    }
}
