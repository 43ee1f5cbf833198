package dev.negbench.strategies.reranking;

import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;

/**
 * Searches with the model and orders the first places by a ranker, equal ones as they were. Scores of these places say
 * their order alone: each is 1 more than the next, all of them above the best that the model gave. One ranker's score
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
        RankedLists reranked = RankedLists.ofSize(queries.length, wanted);
        int[] ids = new int[depth];
        float[] scores = new float[depth];
        for (int row = 0; row < queries.length; row++) {
            int start = row * lists.width();
            int head = Math.min(depth, lists.counts()[row]);
            System.arraycopy(lists.ids(), start, ids, 0, head);
            ranker.score(queries[row], ids, head, scores);
            float best = head == 0 ? 0 : lists.scores()[start];
            for (int place = 0; place < head; place++) {
                int id = lists.ids()[start + place];
                float score = scores[place];
                int at = place;
                for (; at > 0 && scores[at - 1] < score; at--) {
                    scores[at] = scores[at - 1];
                    ids[at] = ids[at - 1];
                }
                scores[at] = score;
                ids[at] = id;
            }
            int count = Math.min(wanted, lists.counts()[row]);
            reranked.counts()[row] = count;
            for (int place = 0; place < count; place++) {
                boolean changed = place < head;
                reranked.ids()[row * wanted + place] = changed ? ids[place] : lists.ids()[start + place];
                reranked.scores()[row * wanted + place] = changed ? best + head - place : lists.scores()[start + place];
            }
        }
        return reranked;
    }
}
