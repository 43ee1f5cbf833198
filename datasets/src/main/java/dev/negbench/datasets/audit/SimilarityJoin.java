package dev.negbench.datasets.audit;

import java.util.Arrays;
import java.util.List;

/**
 * Finds all pairs of sets, one of each of two lists, whose Jaccard similarity reaches a threshold. Exact: an inverted
 * index over the rarest elements of each set proposes pairs (prefix filtering, Bayardo et al., "Scaling up all pairs
 * similarity search", WWW 2007), and each proposal is verified on the whole sets.
 */
final class SimilarityJoin {
    // A prefix that is one too long costs time, one that is too short would lose pairs.
    private static final double ROUNDING = 1e-9;

    private final double threshold;
    private final int[][] left;
    private final int[][] right;
    private final int vocabularySize;

    /** Takes the pairs that are found. */
    interface Pairs {
        /**
         * @param similarity size of the intersection over size of the union, at least the threshold
         */
        void accept(int left, int right, double similarity);
    }

    private SimilarityJoin(List<long[]> left, List<long[]> right, double threshold) {
        this.threshold = threshold;
        long[] all = new long[total(left) + total(right)];
        int at = copy(left, all, 0);
        copy(right, all, at);
        Arrays.sort(all);
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
        vocabularySize = size;
        int[] ranks = ranks(frequencies, size);
        this.left = ranked(left, vocabulary, size, ranks);
        this.right = ranked(right, vocabulary, size, ranks);
    }

    /**
     * Joins two lists of sets, each set distinct and in any order; empty sets have no pair. Pairs come by ascending
     * right, then in no particular order.
     *
     * @param threshold in (0, 1]
     */
    static void run(List<long[]> left, List<long[]> right, double threshold, Pairs pairs) {
        new SimilarityJoin(left, right, threshold).run(pairs);
    }

    private void run(Pairs pairs) {
        int[] starts = new int[vocabularySize + 1];
        for (int[] set : left) {
            for (int i = 0; i < prefix(set.length); i++) {
                starts[set[i] + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] postings = new int[starts[vocabularySize]];
        int[] next = starts.clone();
        for (int l = 0; l < left.length; l++) {
            for (int i = 0; i < prefix(left[l].length); i++) {
                postings[next[left[l][i]]++] = l;
            }
        }
        int[] lastProposedBy = new int[left.length];
        Arrays.fill(lastProposedBy, -1);
        for (int r = 0; r < right.length; r++) {
            int[] set = right[r];
            for (int i = 0; i < prefix(set.length); i++) {
                for (int p = starts[set[i]]; p < starts[set[i] + 1]; p++) {
                    int l = postings[p];
                    if (lastProposedBy[l] != r) {
                        lastProposedBy[l] = r;
                        double similarity = similarity(left[l], set);
                        if (similarity >= threshold) {
                            pairs.accept(l, r, similarity);
                        }
                    }
                }
            }
        }
    }

    /** Returns how many of its rarest elements a set must show so that none of its pairs is missed. */
    private int prefix(int size) {
        return size == 0 ? 0 : size - (int) Math.ceil(threshold * size - ROUNDING) + 1;
    }

    private double similarity(int[] a, int[] b) {
        if (Math.min(a.length, b.length) < threshold * Math.max(a.length, b.length) - ROUNDING) {
            return 0;
        }
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return (double) common / (a.length + b.length - common);
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

    private static int[][] ranked(List<long[]> sets, long[] vocabulary, int size, int[] ranks) {
        int[][] ranked = new int[sets.size()][];
        for (int s = 0; s < ranked.length; s++) {
            ranked[s] = Arrays.stream(sets.get(s))
                    .mapToInt(element -> ranks[Arrays.binarySearch(vocabulary, 0, size, element)])
                    .sorted()
                    .toArray();
        }
        return ranked;
    }

    private static int total(List<long[]> sets) {
        return sets.stream().mapToInt(set -> set.length).reduce(0, Math::addExact);
    }

    private static int copy(List<long[]> sets, long[] all, int from) {
        int at = from;
        for (long[] set : sets) {
            System.arraycopy(set, 0, all, at, set.length);
            at += set.length;
        }
        return at;
    }
}
