package dev.negbench.harness.encoder;

import java.util.Arrays;

/**
 * A batch turned round: for each distinct token, the texts that it occurs in, in batch order. Distinct tokens are
 * numbered in the order in which they first occur, so nothing depends on threads. Linear in the batch's tokens.
 */
final class TokenOccurrences {
    private static final int UNSEEN = -1;

    private final int[] slotOf;
    private int slots;
    private int[] tokenOf = new int[1024];
    private int[] starts = new int[1025];
    private int[] texts = new int[8192];
    private float[] weights = new float[8192];

    TokenOccurrences(int vocabulary) {
        slotOf = new int[vocabulary];
        Arrays.fill(slotOf, UNSEEN);
    }

    /** Indexes the first {@code count} texts of a batch. */
    void index(BatchTexts batch, int count) {
        int total = batch.start(count);
        if (total > texts.length) {
            texts = new int[total * 2];
            weights = new float[total * 2];
        }
        number(batch.tokens(), total);
        place(batch, count);
        for (int slot = 0; slot < slots; slot++) {
            slotOf[tokenOf[slot]] = UNSEEN;
        }
    }

    /** Numbers the distinct tokens and leaves in {@code starts} where each one's texts end. */
    private void number(int[] tokens, int total) {
        slots = 0;
        for (int k = 0; k < total; k++) {
            int token = tokens[k];
            int slot = slotOf[token];
            if (slot == UNSEEN) {
                slot = slots++;
                slotOf[token] = slot;
                if (slots == tokenOf.length) {
                    tokenOf = Arrays.copyOf(tokenOf, slots * 2);
                    starts = Arrays.copyOf(starts, slots * 2 + 1);
                }
                tokenOf[slot] = token;
                starts[slot] = 0;
            }
            starts[slot]++;
        }
        int end = 0;
        for (int slot = 0; slot < slots; slot++) {
            end += starts[slot];
            starts[slot] = end;
        }
        starts[slots] = end;
    }

    /** Walks the batch backwards, so that ends become starts and each token's texts stay in batch order. */
    private void place(BatchTexts batch, int count) {
        int[] tokens = batch.tokens();
        for (int text = count - 1; text >= 0; text--) {
            for (int k = batch.start(text + 1) - 1; k >= batch.start(text); k--) {
                int at = --starts[slotOf[tokens[k]]];
                texts[at] = text;
                weights[at] = batch.weights()[k];
            }
        }
    }

    /** Returns the number of distinct tokens. */
    int slots() {
        return slots;
    }

    int token(int slot) {
        return tokenOf[slot];
    }

    /** Returns the place of a token's first text; {@code start(slots())} is the number of occurrences. */
    int start(int slot) {
        return starts[slot];
    }

    int[] texts() {
        return texts;
    }

    float[] weights() {
        return weights;
    }
}
