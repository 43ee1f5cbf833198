package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds, for queries, the best documents whose similarity lies below a ceiling: ever wider bands of the ranking are
 * read until enough are found. The first band is remembered by searchers that do; deeper ones are few and large, and
 * are read a few queries at a time. How deep a query's search goes depends on that query alone.
 */
final class BelowCeiling {
    private static final int WIDER = 4;
    private static final int PLACES_AT_ONCE = 1 << 20;

    private final Retrieval retrieval;
    private final String searcher;
    private final int wanted;

    /** What was found for one query, best first. */
    static final class Found {
        final int[] ids;
        final float[] scores;
        final int[] ranks;
        int count;

        Found(int wanted) {
            ids = new int[wanted];
            scores = new float[wanted];
            ranks = new int[wanted];
        }
    }

    /** @param wanted documents wanted a query, at least 1 */
    BelowCeiling(Retrieval retrieval, String searcher, int wanted) {
        this.retrieval = retrieval;
        this.searcher = searcher;
        this.wanted = wanted;
    }

    /**
     * Searches.
     *
     * @param queries query ordinals
     * @param excluded documents that are not wanted, ascending, for each query
     * @param ceilings the similarity that every found document is below, for each query
     * @return what was found, fewer than wanted where there is no more
     */
    Found[] find(int[] queries, int[][] excluded, float[] ceilings) {
        Found[] found = new Found[queries.length];
        Arrays.setAll(found, row -> new Found(wanted));
        int documents = retrieval.documents();
        int from = 0;
        int to = (int) Math.min(documents, (long) wanted * WIDER);
        int[] pending = IntStream.range(0, queries.length).toArray();
        while (pending.length > 0 && from < to) {
            int atOnce = Math.max(1, PLACES_AT_ONCE / (to - from));
            boolean[] goesOn = new boolean[queries.length];
            for (int first = 0; first < pending.length; first += atOnce) {
                int[] rows = Arrays.copyOfRange(pending, first, Math.min(pending.length, first + atOnce));
                int[] ordinals = Arrays.stream(rows).map(row -> queries[row]).toArray();
                RankedLists lists = from == 0
                        ? retrieval.search(searcher, ordinals, to)
                        : retrieval.rankBand(searcher, ordinals, from, to);
                for (int r = 0; r < rows.length; r++) {
                    int row = rows[r];
                    take(lists, r, from, excluded[row], ceilings[row], found[row]);
                    goesOn[row] = found[row].count < wanted && lists.counts()[r] == to - from;
                }
            }
            pending = Arrays.stream(pending).filter(row -> goesOn[row]).toArray();
            from = to;
            to = (int) Math.min(documents, (long) to * WIDER);
        }
        return found;
    }

    private void take(RankedLists lists, int listRow, int from, int[] excluded, float ceiling, Found found) {
        int start = listRow * lists.width();
        for (int place = 0; place < lists.counts()[listRow] && found.count < wanted; place++) {
            int id = lists.ids()[start + place];
            float score = lists.scores()[start + place];
            if (score < ceiling && Arrays.binarySearch(excluded, id) < 0) {
                found.ids[found.count] = id;
                found.scores[found.count] = score;
                found.ranks[found.count++] = from + place;
            }
        }
    }
}
