package dev.negbench.harness.frozen;

import java.util.Arrays;

/** Numbers rows by 128-bit keys: open addressing, 20 to 40 bytes a key. Not thread-safe. */
final class KeyIndex {
    private static final int ABSENT = -1;

    private long[] highs = new long[1024];
    private long[] lows = new long[1024];
    private int[] rows = new int[1024];
    private int size;

    KeyIndex() {
        Arrays.fill(rows, ABSENT);
    }

    /** Returns the row last put under a key, or -1. */
    int get(long high, long low) {
        return rows[slot(high, low)];
    }

    /** Puts a row, at least 0, under a key, in place of an earlier one. */
    void put(long high, long low, int row) {
        if (size * 2L >= rows.length) {
            grow();
        }
        int slot = slot(high, low);
        if (rows[slot] == ABSENT) {
            size++;
        }
        highs[slot] = high;
        lows[slot] = low;
        rows[slot] = row;
    }

    int size() {
        return size;
    }

    /** Keys are bits of a cryptographic hash, so some of them do for a place. */
    private int slot(long high, long low) {
        int mask = rows.length - 1;
        int slot = (int) low & mask;
        while (rows[slot] != ABSENT && (lows[slot] != low || highs[slot] != high)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        int[] oldRows = rows;
        int capacity = Math.multiplyExact(oldRows.length, 2);
        highs = new long[capacity];
        lows = new long[capacity];
        rows = new int[capacity];
        Arrays.fill(rows, ABSENT);
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != ABSENT) {
                int slot = slot(oldHighs[i], oldLows[i]);
                highs[slot] = oldHighs[i];
                lows[slot] = oldLows[i];
                rows[slot] = oldRows[i];
            }
        }
    }
}
