package dev.negbench.strategies.cet;

/**
 * How much a negative is trusted: the inverse of the probability that it was <em>not</em> selected for judgement,
 * {@code 1 / (1 - sigmoid(s / T)) = 1 + exp(s / T)}. It grows with the other model's score and is at least 1. Source:
 * card, "The scheme".
 */
public final class InverseSelection {
    /** Exponents are held within this, so that no weight leaves the range of a float. */
    private static final double WIDEST = 30;

    private InverseSelection() {}

    /**
     * Returns the weight.
     *
     * @param score the other model's score, not NaN
     * @param t what scores are divided by, above 0
     */
    public static double weight(double score, double t) {
        return 1 + StrictMath.exp(Math.max(-WIDEST, Math.min(WIDEST, score / t)));
    }
}
