package dev.negbench.strategies.negativeprompts;

import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Rankings as arrays of documents, best first, with what is known to be unwanted taken out: the residual ranking. */
final class Ranking {
    private Ranking() {}

    /**
     * Returns a row of lists without some documents.
     *
     * @param removed ascending
     */
    static int[] of(RankedLists lists, int row, int[] removed) {
        int start = row * lists.width();
        return Arrays.stream(lists.ids(), start, start + lists.counts()[row])
                .filter(document -> Arrays.binarySearch(removed, document) < 0)
                .toArray();
    }

    /**
     * Orders the first places of a ranking by their dot products with a vector, equal ones as they were.
     *
     * @param depth how many places
     * @param at where the vector starts in {@code vectors}
     */
    static int[] reordered(Retrieval retrieval, int[] ranking, int depth, float[] vectors, int at) {
        int count = Math.min(depth, ranking.length);
        if (count == 0) {
            return ranking;
        }
        int[] head = Arrays.copyOf(ranking, count);
        float[] documents = retrieval.documentVectors(Retrieval.MODEL, head);
        int dimension = documents.length / count;
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < dimension; j++) {
                scores[i] += (double) documents[i * dimension + j] * vectors[at + j];
            }
        }
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] all = ranking.clone();
        for (int i = 0; i < count; i++) {
            all[i] = head[order[i]];
        }
        return all;
    }

    /**
     * Puts a residual ranking back around the documents that were taken out, which keep the places they had: rank
     * freezing, so that nobody gains by putting down what feedback was told about.
     *
     * @param plain the ranking before anything was taken out
     * @param removed what was, ascending
     * @param residual the new order of the others, at least as many
     */
    static int[] frozen(int[] plain, int[] removed, int[] residual) {
        int[] all = new int[plain.length];
        int next = 0;
        for (int place = 0; place < all.length; place++) {
            boolean stays = Arrays.binarySearch(removed, plain[place]) >= 0;
            all[place] = stays ? plain[place] : residual[next++];
        }
        return all;
    }
}
