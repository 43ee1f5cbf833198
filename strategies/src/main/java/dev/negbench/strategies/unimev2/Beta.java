package dev.negbench.strategies.unimev2;

/**
 * How far below the positive's judge score a candidate must stay. Source: card, step 3.
 *
 * @param scaled whether the distance goes with the size of the positive's score
 * @param constant the distance where it does not, in judge scores
 */
record Beta(boolean scaled, double constant) {
    /** Returns the largest score with which a candidate survives, a float as scores are; equal scores survive. */
    float highest(float ofPositive) {
        return (float) (ofPositive - of(ofPositive));
    }

    private double of(float ofPositive) {
        if (!scaled) {
            return constant;
        }
        // Compared as a float, or 0.1f, which lies above 0.1, and 0.01f, which lies below 0.01, would differ.
        if (ofPositive >= 0.1f) {
            return 0.1;
        }
        return ofPositive >= 0.01f ? 0.01 : 0.001;
    }
}
