package dev.negbench.harness.text;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The token ids of many texts in one array: text {@code i} has the tokens at {@code offsets[i] … offsets[i + 1] - 1}.
 * Immutable and safe to share between threads; its arrays are not copied, so do not write to them.
 */
public final class TokenLists {
    private final int[] offsets;
    private final int[] tokens;

    private TokenLists(int[] offsets, int[] tokens) {
        this.offsets = offsets;
        this.tokens = tokens;
    }

    /**
     * Wraps the arrays.
     *
     * @param offsets one more than there are texts; from 0 to the number of tokens, never descending
     * @param tokens token ids of all texts, at least 0
     * @return the lists, over the same arrays
     * @throws IllegalArgumentException if the offsets do not fit the tokens or a token is negative
     */
    public static TokenLists of(int[] offsets, int[] tokens) {
        if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != tokens.length) {
            throw new IllegalArgumentException(
                    offsets.length + " offsets do not go from 0 to " + tokens.length + ", the number of tokens");
        }
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] < offsets[i - 1]) {
                throw new IllegalArgumentException(
                        "offset " + i + " is " + offsets[i] + ", below the one before, " + offsets[i - 1]);
            }
        }
        for (int token : tokens) {
            if (token < 0) {
                throw new IllegalArgumentException("token " + token + " is negative");
            }
        }
        return new TokenLists(offsets, tokens);
    }

    /** Returns the texts of several lists behind each other, in new arrays. */
    static TokenLists concatenation(List<TokenLists> parts) {
        int texts = 0;
        int size = 0;
        for (TokenLists part : parts) {
            texts = Math.addExact(texts, part.size());
            size = Math.addExact(size, part.tokens.length);
        }
        int[] offsets = new int[texts + 1];
        int[] tokens = new int[size];
        int text = 0;
        int token = 0;
        for (TokenLists part : parts) {
            for (int i = 1; i < part.offsets.length; i++) {
                offsets[++text] = token + part.offsets[i];
            }
            System.arraycopy(part.tokens, 0, tokens, token, part.tokens.length);
            token += part.tokens.length;
        }
        return new TokenLists(offsets, tokens);
    }

    /** Returns the number of texts. */
    public int size() {
        return offsets.length - 1;
    }

    /** Returns the number of tokens of a text, possibly 0. */
    public int length(int text) {
        return offsets[text + 1] - offsets[text];
    }

    /** Returns the offsets, one more than there are texts. Shared: do not write to it. */
    public int[] offsets() {
        return offsets;
    }

    /** Returns the tokens of all texts. Shared: do not write to it. */
    public int[] tokens() {
        return tokens;
    }

    /** Returns the tokens of one text, copied. */
    public int[] tokens(int text) {
        Objects.checkIndex(text, size());
        return Arrays.copyOfRange(tokens, offsets[text], offsets[text + 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenLists that
                && Arrays.equals(offsets, that.offsets)
                && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(offsets) + Arrays.hashCode(tokens);
    }

    @Override
    public String toString() {
        return "TokenLists(" + size() + " texts, " + tokens.length + " tokens)";
    }
}
