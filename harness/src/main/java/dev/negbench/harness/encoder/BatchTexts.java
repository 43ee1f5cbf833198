package dev.negbench.harness.encoder;

import java.util.Arrays;

/** The token bags of one batch, copied side by side so that the passes over it run through memory in order. */
final class BatchTexts {
    private int size;
    private int[] starts = new int[512];
    private int[] sources = new int[512];
    private int[] tokens = new int[8192];
    private float[] weights = new float[8192];

    void clear() {
        size = 0;
    }

    /** Appends text {@code text} of {@code bags}; its tokens are there after {@link #copy}. */
    void add(TokenBags bags, int text) {
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            sources = Arrays.copyOf(sources, starts.length);
        }
        int from = bags.offsets()[text];
        sources[size] = from;
        starts[size + 1] = starts[size] + bags.offsets()[text + 1] - from;
        size++;
    }

    /** Makes room for the tokens of all texts added. */
    void reserve() {
        if (starts[size] > tokens.length) {
            int capacity = Math.max(tokens.length * 2, starts[size]);
            tokens = new int[capacity];
            weights = new float[capacity];
        }
    }

    /** Copies the tokens of a text of the batch; different texts may be copied by several threads at once. */
    void copy(TokenBags bags, int text) {
        int at = starts[text];
        int length = starts[text + 1] - at;
        System.arraycopy(bags.tokens(), sources[text], tokens, at, length);
        System.arraycopy(bags.weights(), sources[text], weights, at, length);
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
