package dev.negbench.strategies.ar2;

/**
 * What the ranker concedes to a negative: {@code r_i = log p(positive | {positive, i}) = -softplus(D_i - D_0)}, at most
 * 0 and the lower the better the ranker likes the negative. For the positive itself {@code -ln 2}. Source: Eq 6 and 9.
 */
public final class Concession {
    private Concession() {}

    /**
     * Returns the concession.
     *
     * @param candidate the ranker's score of a candidate, divided by its temperature
     * @param positive that of the positive
     */
    public static double of(double candidate, double positive) {
        double lead = candidate - positive;
        return 0 - Math.max(lead, 0) - Math.log1p(Math.exp(-Math.abs(lead)));
    }
}
