package dev.negbench.datasets.audit;

import java.util.Arrays;
import java.util.List;

/**
 * Finds all sets of a list whose Jaccard similarity with a given set reaches a threshold. Exact: an inverted index over
 * the rarest elements of each set proposes pairs (prefix filtering, Bayardo et al., "Scaling up all pairs similarity
 * search", WWW 2007), and each proposal is verified on the whole sets. Built once, asked with any number of sets by one
 * thread.
 */
final class SimilarityIndex {
    // A prefix that is one too long costs time, one that is too short would lose pairs.
    private static final double ROUNDING = 1e-9;

    private final double threshold;
    private final long[] vocabulary;
    private final int[] ranks;
    private final int[][] sets;
    private final int[] starts;
    private final int[] postings;
    private final int[] lastProposedBy;
    private int asked;

    /** Takes the sets that are found. */
    interface Matches {
        /**
         * @param set place of the set in the list
         * @param similarity size of the intersection over size of the union, at least the threshold
         */
        void accept(int set, double similarity);
    }

    private SimilarityIndex(double threshold, long[] vocabulary, int[] ranks, List<long[]> sets) {
        this.threshold = threshold;
        this.vocabulary = vocabulary;
        this.ranks = ranks;
        this.sets = sets.stream().map(this::known).toArray(int[][]::new);
        starts = new int[vocabulary.length + 1];
        for (int[] set : this.sets) {
            for (int i = 0; i < prefix(set.length); i++) {
                starts[set[i] + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        postings = new int[starts[vocabulary.length]];
        int[] next = starts.clone();
        for (int s = 0; s < this.sets.length; s++) {
            for (int i = 0; i < prefix(this.sets[s].length); i++) {
                postings[next[this.sets[s][i]]++] = s;
            }
        }
        lastProposedBy = new int[this.sets.length];
    }

    /**
     * Indexes sets, each of distinct elements in any order; empty ones are never found.
     *
     * @param threshold in (0, 1]
     */
    static SimilarityIndex of(List<long[]> sets, double threshold) {
        long[] all = sets.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        long[] vocabulary = new long[all.length];
        int[] frequencies = new int[all.length];
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i > 0 && all[i] == all[i - 1]) {
                frequencies[size - 1]++;
            } else {
                vocabulary[size] = all[i];
                frequencies[size++] = 1;
            }
        }
        return new SimilarityIndex(threshold, Arrays.copyOf(vocabulary, size), ranks(frequencies, size), sets);
    }

    /** Returns the place of each element among all, the rarest first, equal ones by value. */
    private static int[] ranks(int[] frequencies, int size) {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) frequencies[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int[] ranks = new int[size];
        for (int rank = 0; rank < size; rank++) {
            ranks[(int) order[rank]] = rank;
        }
        return ranks;
    }

    /** Returns the ranks, ascending, of those elements of a set that the index knows. */
    private int[] known(long[] set) {
        return Arrays.stream(set)
                .mapToInt(element -> Arrays.binarySearch(vocabulary, element))
                .filter(at -> at >= 0)
                .map(at -> ranks[at])
                .sorted()
                .toArray();
    }

    /**
     * Finds the sets similar to one, each once, in no particular order.
     *
     * @param set distinct elements in any order
     */
    void find(long[] set, Matches matches) {
        asked++;
        int[] known = known(set);
        // Elements that no indexed set has are the rarest of all: they are in front of the prefix and propose nothing.
        int unknown = set.length - known.length;
        for (int i = 0; i < prefix(set.length) - unknown; i++) {
            for (int p = starts[known[i]]; p < starts[known[i] + 1]; p++) {
                int proposed = postings[p];
                if (lastProposedBy[proposed] != asked) {
                    lastProposedBy[proposed] = asked;
                    double similarity = similarity(sets[proposed], known, set.length);
                    if (similarity >= threshold) {
                        matches.accept(proposed, similarity);
                    }
                }
            }
        }
    }

    /** Returns how many of its rarest elements a set must show so that none of its pairs is missed. */
    private int prefix(int size) {
        return size == 0 ? 0 : size - (int) Math.ceil(threshold * size - ROUNDING) + 1;
    }

    private double similarity(int[] a, int[] known, int size) {
        if (Math.min(a.length, size) < threshold * Math.max(a.length, size) - ROUNDING) {
            return 0;
        }
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < known.length; ) {
            if (a[i] == known[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < known[j]) {
                i++;
            } else {
                j++;
            }
        }
        return (double) common / (a.length + size - common);
    }
}
