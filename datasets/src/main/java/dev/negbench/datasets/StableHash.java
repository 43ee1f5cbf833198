package dev.negbench.datasets;

/**
 * 64-bit hashes of strings that are the same on every machine and in every version: what splits, slices and planted
 * noise are decided by. Not for security. FNV-1a over UTF-16 units, finished with MurmurHash3's mixer so that every
 * bit of the result, the high ones included, depends on every character.
 */
public final class StableHash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private StableHash() {}

    /** Returns the hash of a string. O(length). */
    public static long of(String text) {
        return mix(absorb(OFFSET, text));
    }

    /** Begins the hash of a string that comes unit by unit, see {@link #absorb(long, char)} and {@link #finish}. */
    public static long begin() {
        return OFFSET;
    }

    /** Returns the state after one more UTF-16 unit. */
    public static long absorb(long state, char unit) {
        return (state ^ unit) * PRIME;
    }

    /** Returns the hash of the string whose units were absorbed: what {@link #of(String)} returns for it. */
    public static long finish(long state) {
        return mix(state);
    }

    /**
     * Returns the hash of a seed and of several strings. The strings are kept apart: ("ab", "c") differs from
     * ("a", "bc").
     */
    public static long of(long seed, String... parts) {
        long hash = mix(seed + OFFSET);
        for (String part : parts) {
            hash = mix(absorb(hash, part) + part.length());
        }
        return hash;
    }

    /** Maps a hash to [0, 1), in steps of 2⁻⁵³. */
    public static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long absorb(long state, String text) {
        long hash = state;
        for (int i = 0; i < text.length(); i++) {
            hash = absorb(hash, text.charAt(i));
        }
        return hash;
    }

    private static long mix(long hash) {
        long h = hash;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
