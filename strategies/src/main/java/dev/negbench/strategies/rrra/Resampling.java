package dev.negbench.strategies.rrra;

/**
 * The weight that a negative is drawn with, {@code hardness · (1 - likelihood)^gamma}. Source: card, step 5. With
 * gamma 0 nothing of the likelihood is left, bit for bit.
 *
 * @param gamma how much the likelihood of a false negative counts, at least 0
 */
public record Resampling(double gamma) {
    /** What is left of a weight at least; likelihoods count up to 1 less this. */
    static final double FLOOR = 1e-6;

    /**
     * Returns the logarithm of the weight.
     *
     * @param logHardness logarithm of the hardness
     * @param likelihood of being a false negative, in [0, 1]
     */
    public double logWeight(double logHardness, double likelihood) {
        return gamma == 0 ? logHardness : logHardness + gamma * StrictMath.log(1 - Math.min(likelihood, 1 - FLOOR));
    }

    /** Tells whether a likelihood is so high that only {@link #FLOOR} is left of a weight. */
    static boolean isSure(double likelihood) {
        return likelihood >= 1 - FLOOR;
    }
}
