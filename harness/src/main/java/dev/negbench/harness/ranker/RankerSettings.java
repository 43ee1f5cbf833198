package dev.negbench.harness.ranker;

/**
 * Size and step of an interaction ranker.
 *
 * @param hidden hidden units, at least 1
 * @param rate AdaGrad's step for the weights of the network, above 0
 * @param tokenRate AdaGrad's step for the logarithms of the tokens' importance, at least 0; 0 keeps them as they are
 */
public record RankerSettings(int hidden, double rate, double tokenRate) {
    /** What experiments use. */
    public static final RankerSettings STANDARD = new RankerSettings(16, 0.05, 0.05);

    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public static RankerSettings of(int hidden, double rate, double tokenRate) {
        if (hidden < 1) {
            throw new IllegalArgumentException("a ranker needs at least 1 hidden unit, was " + hidden);
        }
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the ranker's rate must be positive and finite, was " + rate);
        }
        if (!(tokenRate >= 0 && tokenRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the token rate must be finite and at least 0, was " + tokenRate);
        }
        return new RankerSettings(hidden, rate, tokenRate);
    }
}
