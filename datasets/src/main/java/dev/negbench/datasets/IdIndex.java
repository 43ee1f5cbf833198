package dev.negbench.datasets;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds ordinals by the hash of an id: open addressing with linear probing, at most half full. It does not hold the
 * ids; whoever asks compares them. While it grows it keeps a hash an ordinal. Once {@link #seal sealed} it is immutable
 * and safe to share between threads.
 */
final class IdIndex {
    /** Ordinal + 1 in each taken place, 0 in a free one. */
    private int[] places = new int[32];

    private int[] hashes = new int[16];
    private int size;

    /** Returns the hash of an id; all of its bits depend on all of its characters. */
    static int hash(String id) {
        int h = id.hashCode();
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    /** Returns the ordinal whose id is the one sought, or -1. Asks about each ordinal that may be it. */
    int find(int hash, IntPredicate isSought) {
        int mask = places.length - 1;
        for (int at = hash & mask; places[at] != 0; at = at + 1 & mask) {
            int ordinal = places[at] - 1;
            if ((hashes == null || hashes[ordinal] == hash) && isSought.test(ordinal)) {
                return ordinal;
            }
        }
        return -1;
    }

    /** Adds the next ordinal. */
    void add(int hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.addExact(size, size >> 1));
        }
        if (2 * (size + 1L) > places.length) {
            grow();
        }
        hashes[size] = hash;
        place(size++);
    }

    /** Ends growth and frees the hashes. */
    void seal() {
        hashes = null;
    }

    private void grow() {
        places = new int[Math.multiplyExact(places.length, 2)];
        for (int ordinal = 0; ordinal < size; ordinal++) {
            place(ordinal);
        }
    }

    private void place(int ordinal) {
        int mask = places.length - 1;
        int at = hashes[ordinal] & mask;
        while (places[at] != 0) {
            at = at + 1 & mask;
        }
        places[at] = ordinal + 1;
    }
}
