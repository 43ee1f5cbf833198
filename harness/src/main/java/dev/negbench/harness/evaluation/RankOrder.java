package dev.negbench.harness.evaluation;

import dev.negbench.datasets.Corpus;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The one order that a list is read in: score descending, ties by a {@link TieRule}. Immutable. */
final class RankOrder {
    /** Place of each document among equals, and the document at each place; null where that is its ordinal. */
    private final int[] places;

    private final int[] documentAt;

    private RankOrder(int[] places, int[] documentAt) {
        this.places = places;
        this.documentAt = documentAt;
    }

    /** Builds the order; O(n log n) string comparisons for {@link TieRule#TREC_EVAL}, nothing otherwise. */
    static RankOrder of(TieRule rule, Corpus corpus) {
        if (rule == TieRule.BY_ID_ASCENDING) {
            return new RankOrder(null, null);
        }
        int[] documentAt = IntStream.range(0, corpus.size())
                .boxed()
                .sorted((a, b) -> compareUtf8(corpus.id(b), corpus.id(a)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = new int[documentAt.length];
        for (int place = 0; place < places.length; place++) {
            places[documentAt[place]] = place;
        }
        return new RankOrder(places, documentAt);
    }

    /** UTF-8 bytes sort like code points, UTF-16 units do not: surrogates must come after all other units. */
    static int compareUtf8(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogate = Character.isSurrogate(x);
                return surrogate == Character.isSurrogate(y) ? x - y : surrogate ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    /** Tells whether a slice is in order already; false if a score is not a number. */
    boolean holds(int[] documents, float[] scores, int offset, int length) {
        if (length > 0 && Float.isNaN(scores[offset])) {
            return false;
        }
        for (int i = offset + 1; i < offset + length; i++) {
            float previous = scores[i - 1];
            float score = scores[i];
            if (previous > score) {
                continue;
            }
            if (previous != score || place(documents[i - 1]) > place(documents[i])) {
                return false;
            }
        }
        return true;
    }

    /** Writes a slice in order to the front of two other arrays; {@code keys} is scratch. No score may be NaN. */
    void sort(
            int[] documents, float[] scores, int offset, int length, long[] keys, int[] toDocuments, float[] toScores) {
        for (int i = 0; i < length; i++) {
            int bits = Float.floatToIntBits(scores[offset + i] + 0f);
            keys[i] = (long) ~ascending(bits) << 32 | place(documents[offset + i]);
        }
        Arrays.sort(keys, 0, length);
        for (int i = 0; i < length; i++) {
            int place = (int) keys[i];
            toDocuments[i] = documentAt == null ? place : documentAt[place];
            toScores[i] = Float.intBitsToFloat(ascending(~(int) (keys[i] >> 32)));
        }
    }

    /** Maps the bits of a float to an integer of the same order; its own inverse. */
    private static int ascending(int bits) {
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    private int place(int document) {
        return places == null ? document : places[document];
    }
}
