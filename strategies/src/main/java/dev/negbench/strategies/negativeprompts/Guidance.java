package dev.negbench.strategies.negativeprompts;

/**
 * Classifier-free guidance of strength g: {@code other + g·(positive − other)}, where the other condition is the
 * negative one where that is active and the empty one elsewhere. The paper writes w = g − 1. Source: card, "The scheme"
 * and "Exact closed form".
 *
 * @param strength g, finite and at least 1; 1 is no guidance
 */
public record Guidance(double strength) {
    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if the strength is below 1 or not finite
     */
    public static Guidance of(double strength) {
        if (!(strength >= 1 && Double.isFinite(strength))) {
            throw new IllegalArgumentException("the guidance g must be finite and at least 1 (the paper's w is g - 1),"
                    + " was " + strength);
        }
        return new Guidance(strength);
    }

    /** Returns the guidance whose weight in the paper's form is w, at least 0. */
    public static Guidance ofWeight(double weight) {
        return of(weight + 1);
    }

    /** Returns the paper's w = g − 1. */
    public double weight() {
        return strength - 1;
    }

    /**
     * Guides one coordinate. Written so that equal conditions, and strength 1, give the positive one without rounding.
     */
    public double guide(double positive, double other) {
        return positive + (strength - 1) * (positive - other);
    }

    /**
     * Returns how much of the object a guided step aims at where the positive condition renders it with probability π
     * and the negative condition is the object itself: c = 1 − g·(1 − π), in units of the object's vector. Negative
     * values overshoot away from the data.
     *
     * @param posterior π in [0, 1]
     */
    public double objectShare(double posterior) {
        return 1 - strength * (1 - posterior);
    }

    /** Returns the probability 1 − 1/g at which the negative condition cancels the object exactly. */
    public double neutralPosterior() {
        return 1 - 1 / strength;
    }
}
