package dev.negbench.harness.search;

/**
 * A score and an id in one long, so that a larger key ranks higher: the score decides, and of equal scores the smaller
 * id. No two documents have the same key, which spares selection the trouble with ties.
 */
final class RankKey {
    private RankKey() {
    }

    /** Returns the key of a finite score and an id of at least 0. */
    static long of(float score, int id) {
        // Adding zero makes -0 the same score as +0.
        int bits = Float.floatToRawIntBits(score + 0f);
        return (long) ordered(bits) << 32 | ~id & 0xffff_ffffL;
    }

    static int id(long key) {
        return ~(int) key;
    }

    static float score(long key) {
        return Float.intBitsToFloat(ordered((int) (key >> 32)));
    }

    /** Maps the bits of floats to integers in the same order, and back: it is its own inverse. */
    private static int ordered(int bits) {
        return bits ^ bits >> 31 & 0x7fff_ffff;
    }
}
