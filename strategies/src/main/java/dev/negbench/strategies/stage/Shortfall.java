package dev.negbench.strategies.stage;

/**
 * Why a draw is not what was asked for: fewer negatives, or others in their place. Fewer, even none, is legal; silence
 * about it is not.
 */
public enum Shortfall {
    /** As many as asked for. */
    NONE,
    /** The strategy draws no negatives of its own. */
    DRAWS_NONE,
    /** The pool was empty after filtering. */
    EMPTY_POOL,
    /** The pool has fewer candidates than asked for; all of them were returned. */
    SMALL_POOL,
    /** The positive is ranked first, so no candidate is nearer to the query. */
    POSITIVE_RANKED_FIRST,
    /** Candidates exist but none meets the scheme's condition. */
    NO_CANDIDATE_QUALIFIES,
    /** Drawn, and left out again because the batch keeps fewer than its examples drew. */
    BATCH_LIMIT,
    /** Fewer candidates than asked for are of the scheme's kind; documents drawn uniformly took the others' place. */
    FALLBACK
}
