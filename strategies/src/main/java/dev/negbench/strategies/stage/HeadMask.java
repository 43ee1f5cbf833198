package dev.negbench.strategies.stage;

import java.util.stream.IntStream;

/**
 * Which weights of an {@link AttentionVerifier} a step may move: all of them, or only the query and key projections of
 * some heads. Immutable.
 */
public final class HeadMask {
    /** Every weight of the model. */
    public static final HeadMask EVERYTHING = new HeadMask(null);

    private final int[] heads;

    private HeadMask(int[] heads) {
        this.heads = heads;
    }

    /**
     * Returns the mask of the query and key projections of some heads.
     *
     * @param heads heads, from 0, at least one
     * @throws IllegalArgumentException if there is none, or one is negative
     */
    public static HeadMask of(int... heads) {
        if (heads.length == 0 || IntStream.of(heads).anyMatch(head -> head < 0)) {
            throw new IllegalArgumentException("a mask needs heads that are at least 0, was given "
                    + IntStream.of(heads).boxed().toList() + "; for all weights take EVERYTHING");
        }
        return new HeadMask(heads.clone());
    }

    /** Tells whether every weight may move. */
    public boolean movesEverything() {
        return heads == null;
    }

    /** Tells whether the query and key projections of this head may move. */
    public boolean moves(int head) {
        return heads == null || IntStream.of(heads).anyMatch(each -> each == head);
    }
}
