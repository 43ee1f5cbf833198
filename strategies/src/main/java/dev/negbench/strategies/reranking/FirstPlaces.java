package dev.negbench.strategies.reranking;

import dev.negbench.strategies.stage.RankedLists;

/** Orders the first places of rankings by another score and leaves the rest as it is. */
public final class FirstPlaces {
    /** Scores the first places of one row. */
    @FunctionalInterface
    public interface Scorer {
        /**
         * @param row which row of the lists
         * @param ids the documents, best first, of which the first {@code count} are scored
         * @param scores what they scored in the search
         * @param out receives one score a document, higher is better
         */
        void score(int row, int[] ids, float[] scores, int count, float[] out);
    }

    private FirstPlaces() {}

    /**
     * Reorders, equal scores as they were. New scores of these places say their order alone: each is 1 more than the
     * next, all of them above the best that the search gave. O(depth^2) a row in the worst case.
     *
     * @param lists what was found, at least {@code max(wanted, depth)} places wide
     * @param wanted places of the result
     * @param depth places that are ordered anew
     */
    public static RankedLists reorder(RankedLists lists, int wanted, int depth, Scorer scorer) {
        RankedLists reordered = RankedLists.ofSize(lists.rows(), wanted);
        int[] ids = new int[depth];
        float[] searched = new float[depth];
        float[] scores = new float[depth];
        for (int row = 0; row < lists.rows(); row++) {
            int start = row * lists.width();
            int head = Math.min(depth, lists.counts()[row]);
            System.arraycopy(lists.ids(), start, ids, 0, head);
            System.arraycopy(lists.scores(), start, searched, 0, head);
            scorer.score(row, ids, searched, head, scores);
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
            reordered.counts()[row] = count;
            for (int place = 0; place < count; place++) {
                boolean changed = place < head;
                reordered.ids()[row * wanted + place] = changed ? ids[place] : lists.ids()[start + place];
                reordered.scores()[row * wanted + place] =
                        changed ? best + head - place : lists.scores()[start + place];
            }
        }
        return reordered;
    }
}
