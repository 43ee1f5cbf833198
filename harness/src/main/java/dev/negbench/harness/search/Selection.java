package dev.negbench.harness.search;

import java.util.Arrays;

/** Partial sorting of distinct keys, in place. */
final class Selection {
    private static final int INSERTION_LENGTH = 12;

    private Selection() {
    }

    /**
     * Moves the {@code k} largest keys to the front of a range, in no order, the smallest of them to its end at
     * {@code from + k - 1}. Takes time linear in the length of the range; at worst, for adversarial input, it sorts.
     *
     * @param k between 1 and {@code to - from}
     */
    static void largestFirst(long[] keys, int from, int to, int k) {
        int target = from + k - 1;
        int low = from;
        int high = to - 1;
        int patience = 2 * (32 - Integer.numberOfLeadingZeros(to - from));
        while (high - low >= INSERTION_LENGTH) {
            if (patience-- == 0) {
                sortDescending(keys, low, high + 1);
                return;
            }
            long pivot = medianOfThree(keys, low, high);
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] > pivot) {
                    i++;
                }
                while (keys[j] < pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(keys, i++, j--);
                }
            }
            if (target <= j) {
                high = j;
            } else if (target >= i) {
                low = i;
            } else {
                return;
            }
        }
        insertionSortDescending(keys, low, high);
    }

    /** Sorts a range, largest first. */
    static void sortDescending(long[] keys, int from, int to) {
        Arrays.sort(keys, from, to);
        for (int i = from, j = to - 1; i < j; i++, j--) {
            swap(keys, i, j);
        }
    }

    private static long medianOfThree(long[] keys, int low, int high) {
        long a = keys[low];
        long b = keys[low + high >>> 1];
        long c = keys[high];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void insertionSortDescending(long[] keys, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            long key = keys[i];
            int j = i - 1;
            while (j >= low && keys[j] < key) {
                keys[j + 1] = keys[j];
                j--;
            }
            keys[j + 1] = key;
        }
    }

    private static void swap(long[] keys, int i, int j) {
        long key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
    }
}
