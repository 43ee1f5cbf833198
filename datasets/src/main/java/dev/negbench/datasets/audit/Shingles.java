package dev.negbench.datasets.audit;

import java.util.Arrays;

/** The character 4-grams of a text, each packed without loss into the 64 bits of a long. */
final class Shingles {
    private static final int LENGTH = 4;

    private Shingles() {}

    /**
     * Returns the distinct 4-grams of UTF-16 units of a plain text with a space before and after it.
     *
     * @param plain a text as {@link PlainText} makes it
     * @return ascending; empty for an empty text, one for a text of a single unit
     */
    static long[] of(String plain) {
        if (plain.isEmpty()) {
            return new long[0];
        }
        String padded = " " + plain + " ";
        long[] grams = new long[Math.max(1, padded.length() - LENGTH + 1)];
        long window = 0;
        for (int i = 0; i < padded.length(); i++) {
            window = window << Character.SIZE | padded.charAt(i);
            grams[Math.max(0, i - LENGTH + 1)] = window;
        }
        Arrays.sort(grams);
        int distinct = 1;
        for (int i = 1; i < grams.length; i++) {
            if (grams[i] != grams[i - 1]) {
                grams[distinct++] = grams[i];
            }
        }
        return Arrays.copyOf(grams, distinct);
    }
}
