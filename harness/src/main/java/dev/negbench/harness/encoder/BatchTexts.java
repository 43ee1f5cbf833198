package dev.negbench.harness.encoder;

import java.util.Arrays;

/** The token bags of one batch, copied side by side so that the passes over it run through memory in order. */
final class BatchTexts {
    private int size;
    private int[] starts = new int[512];
    private int[] tokens = new int[8192];
    private float[] weights = new float[8192];

    void clear() {
        size = 0;
    }

    /** Appends text {@code text} of {@code bags}. */
    void add(TokenBags bags, int text) {
        int from = bags.offsets()[text];
        int length = bags.offsets()[text + 1] - from;
        int at = starts[size];
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        if (at + length > tokens.length) {
            int capacity = Math.max(tokens.length * 2, at + length);
            tokens = Arrays.copyOf(tokens, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
        System.arraycopy(bags.tokens(), from, tokens, at, length);
        System.arraycopy(bags.weights(), from, weights, at, length);
        starts[++size] = at + length;
    }

    int size() {
        return size;
    }

    /** Returns the place of a text's first token; {@code start(size())} is the number of tokens. */
    int start(int text) {
        return starts[text];
    }

    int[] tokens() {
        return tokens;
    }

    float[] weights() {
        return weights;
    }
}
