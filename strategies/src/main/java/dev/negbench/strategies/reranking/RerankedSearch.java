package dev.negbench.strategies.reranking;

import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;

/**
 * Searches with the model and lets a ranker order the first places anew, see {@link FirstPlaces}. One ranker's score
 * for each of {@code depth} documents a query; one thread at a time, as the ranker.
 *
 * @param ranker what orders, as it is at the time of the search
 * @param depth places that are ordered anew, at least 1
 */
public record RerankedSearch(PairRanker ranker, int depth) implements SearchTransform {
    @Override
    public RankedLists search(Retrieval retrieval, int[] queries, int wanted) {
        return order(retrieval.search(Retrieval.MODEL, queries, Math.max(wanted, depth)), queries, wanted);
    }

    /**
     * Orders what was found already.
     *
     * @param lists one row a query, of at least {@code wanted} and {@link #depth} places where there are as many
     */
    public RankedLists order(RankedLists lists, int[] queries, int wanted) {
        return FirstPlaces.reorder(
                lists, wanted, depth, (row, ids, scores, count, out) -> ranker.score(queries[row], ids, count, out));
    }
}
