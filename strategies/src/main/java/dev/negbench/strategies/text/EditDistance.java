package dev.negbench.strategies.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Levenshtein distances from one string to others: fewest insertions, deletions and replacements of UTF-16 units. Bit
 * parallel (Myers, 1999; in blocks as Hyyrö, 2003): a column of the dynamic program is one word of differences for
 * every 64 characters of the first string.
 *
 * <p>O(length of the other * blocks); one to two nanoseconds a character where the first string has up to 64. Keeps
 * scratch memory: one thread owns it.
 */
public final class EditDistance {
    private static final int WORD = 64;
    private static final int TABLED = 128;

    private final int length;
    private final int blocks;
    private final long lastBit;
    private final long[] tabled;
    private final Map<Character, long[]> others = new HashMap<>();
    private final long[] none;
    private final long[] increases;
    private final long[] decreases;

    /** Prepares distances from a string. O(length). */
    public EditDistance(String from) {
        length = from.length();
        blocks = (length + WORD - 1) / WORD;
        lastBit = 1L << (length - 1);
        tabled = new long[TABLED * blocks];
        none = new long[blocks];
        increases = new long[blocks];
        decreases = new long[blocks];
        for (int i = 0; i < length; i++) {
            char c = from.charAt(i);
            long bit = 1L << i;
            if (c < TABLED) {
                tabled[c * blocks + i / WORD] |= bit;
            } else {
                others.computeIfAbsent(c, added -> new long[blocks])[i / WORD] |= bit;
            }
        }
    }

    /** Returns the distance to another string. */
    public int to(CharSequence other) {
        if (length == 0) {
            return other.length();
        }
        return blocks == 1 ? inOneWord(other) : inBlocks(other);
    }

    private int inOneWord(CharSequence other) {
        long up = -1L;
        long down = 0;
        int distance = length;
        for (int j = 0; j < other.length(); j++) {
            char c = other.charAt(j);
            long equal = c < TABLED ? tabled[c] : others.getOrDefault(c, none)[0];
            long vertical = equal | down;
            long diagonal = (equal & up) + up ^ up | equal;
            long right = down | ~(diagonal | up);
            long left = up & diagonal;
            distance += (right & lastBit) != 0 ? 1 : 0;
            distance -= (left & lastBit) != 0 ? 1 : 0;
            right = right << 1 | 1;
            left <<= 1;
            up = left | ~(vertical | right);
            down = right & vertical;
        }
        return distance;
    }

    private int inBlocks(CharSequence other) {
        for (int b = 0; b < blocks; b++) {
            increases[b] = -1L;
            decreases[b] = 0;
        }
        int distance = length;
        for (int j = 0; j < other.length(); j++) {
            char c = other.charAt(j);
            long[] row = c < TABLED ? tabled : others.getOrDefault(c, none);
            int at = c < TABLED ? c * blocks : 0;
            // The first row of the program grows by one at every step.
            int carry = 1;
            for (int b = 0; b < blocks; b++) {
                carry = step(b, row[at + b], carry, b == blocks - 1 ? lastBit : Long.MIN_VALUE);
            }
            distance += carry;
        }
        return distance;
    }

    /** Advances a block by one character; returns how much its last row grew: -1, 0 or 1. */
    private int step(int block, long equal, int carry, long last) {
        long up = increases[block];
        long down = decreases[block];
        long vertical = equal | down;
        long matched = carry < 0 ? equal | 1 : equal;
        long diagonal = (matched & up) + up ^ up | matched;
        long right = down | ~(diagonal | up);
        long left = up & diagonal;
        int grown = (right & last) != 0 ? 1 : (left & last) != 0 ? -1 : 0;
        right = right << 1 | (carry > 0 ? 1 : 0);
        left = left << 1 | (carry < 0 ? 1 : 0);
        increases[block] = left | ~(vertical | right);
        decreases[block] = right & vertical;
        return grown;
    }
}
