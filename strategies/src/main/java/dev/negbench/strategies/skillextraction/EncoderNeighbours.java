package dev.negbench.strategies.skillextraction;

import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The labels whose vectors are nearest to a label's by cosine, of an encoder that stays as it is. Found by search when
 * first asked for and kept. Safe for use by several threads.
 */
final class EncoderNeighbours {
    private static final int LABELS_AT_ONCE = 256;

    private final Labels labels;
    private final String searcher;
    private final int most;
    private final Map<Integer, int[]> known = new ConcurrentHashMap<>();

    /**
     * @param searcher a dense searcher whose vectors have length 1, so that inner products are cosines
     * @param most neighbours wanted
     */
    EncoderNeighbours(Labels labels, String searcher, int most) {
        this.labels = labels;
        this.searcher = searcher;
        this.most = most;
    }

    /** Finds the neighbours of all these documents that are not known yet. */
    void find(int[] documents, Retrieval retrieval) {
        int[] missing = Arrays.stream(documents)
                .distinct()
                .filter(document -> !known.containsKey(document))
                .toArray();
        for (int from = 0; from < missing.length; from += LABELS_AT_ONCE) {
            find(Arrays.copyOfRange(missing, from, Math.min(missing.length, from + LABELS_AT_ONCE)), retrieval, most);
        }
    }

    /** Searches deeper where documents that are no labels take places. */
    private void find(int[] documents, Retrieval retrieval, int wanted) {
        int depth = Math.min(retrieval.documents(), wanted + 1);
        float[] vectors = retrieval.documentVectors(searcher, documents);
        RankedLists lists = retrieval.searchVectors(searcher, vectors, documents.length, depth);
        int[] unfinished = IntStream.range(0, documents.length)
                .filter(row -> {
                    int at = row * lists.width();
                    int[] found = Arrays.stream(lists.ids(), at, at + lists.counts()[row])
                            .filter(other -> other != documents[row] && labels.isLabel(other))
                            .limit(most)
                            .toArray();
                    boolean finished = found.length == most || depth == retrieval.documents();
                    if (finished) {
                        known.put(documents[row], found);
                    }
                    return !finished;
                })
                .map(row -> documents[row])
                .toArray();
        if (unfinished.length > 0) {
            find(unfinished, retrieval, depth * 2);
        }
    }

    /** Returns up to {@code most} other labels, nearest first, given that {@link #find} was asked for this one. */
    int[] of(int document) {
        return known.get(document);
    }
}
