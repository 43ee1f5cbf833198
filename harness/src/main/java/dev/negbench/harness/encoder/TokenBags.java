package dev.negbench.harness.encoder;

import java.util.Arrays;

/**
 * Weighted bags of tokens, one a text, in compressed rows: text {@code t} has the distinct tokens {@code
 * tokens[offsets[t] .. offsets[t + 1])}, in the order in which they first occur. Immutable by contract; the arrays are
 * shared with the hot path. 8 bytes a token and 4 a text.
 *
 * @param offsets one more than there are texts
 * @param tokens token ids
 * @param weights what a token's row is multiplied with, parallel to {@code tokens}
 */
public record TokenBags(int[] offsets, int[] tokens, float[] weights) {
    /** No texts. */
    public static final TokenBags NONE = new TokenBags(new int[1], new int[0], new float[0]);

    /** Returns the number of texts. */
    public int size() {
        return offsets.length - 1;
    }

    /** Returns these texts followed by others, whose ordinals continue after these. */
    public TokenBags append(TokenBags next) {
        int total = Math.addExact(tokenCount(), next.tokenCount());
        int[] joinedOffsets = Arrays.copyOf(offsets, size() + next.size() + 1);
        for (int t = 1; t <= next.size(); t++) {
            joinedOffsets[size() + t] = offsets[size()] + next.offsets[t];
        }
        int[] joinedTokens = Arrays.copyOf(tokens, total);
        float[] joinedWeights = Arrays.copyOf(weights, total);
        System.arraycopy(next.tokens, 0, joinedTokens, tokenCount(), next.tokenCount());
        System.arraycopy(next.weights, 0, joinedWeights, tokenCount(), next.tokenCount());
        return new TokenBags(joinedOffsets, joinedTokens, joinedWeights);
    }

    /** Returns the number of entries over all texts. */
    public int tokenCount() {
        return offsets[size()];
    }
}
