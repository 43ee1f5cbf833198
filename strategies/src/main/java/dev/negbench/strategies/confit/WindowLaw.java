package dev.negbench.strategies.confit;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How many relevant documents a window of a ranking holds, in closed form, where relevant documents score N(μ, 1) and
 * all others N(0, 1): the expected share in the window [u, l) is m·[Φ̄(t(l) − μ) − Φ̄(t(u) − μ)] / ((l − u)·n), where
 * t(p) solves m·Φ̄(t − μ) + (n − m)·Φ̄(t) = p·n. Source: confit-v2 card, "Synthetic closed form".
 *
 * @param documents n, size of the ranking, at least 1
 * @param relevant m, how many of them are relevant, in [0, n]
 * @param lead μ, by how much relevant documents score higher in the mean, in standard deviations
 */
public record WindowLaw(int documents, int relevant, double lead) {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** Beyond this score lies less than 1e-23 of a normal distribution. */
    private static final double FAR = 10;

    private static final int HALVINGS = 100;

    /**
     * Returns the expected share of relevant documents in a window.
     *
     * @param upper share of the ranking above the window, in [0, 1)
     * @param lower share of the ranking down to its end, in (upper, 1]
     */
    public double falseNegatives(double upper, double lower) {
        return (relevantAbove(lower) - relevantAbove(upper)) / ((lower - upper) * documents);
    }

    private double relevantAbove(double share) {
        return share == 0 ? 0 : relevant * tail(threshold(share) - lead);
    }

    /** Bisection: the number of documents above a score falls with it. */
    private double threshold(double share) {
        double low = Math.min(0, lead) - FAR;
        double high = Math.max(0, lead) + FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double t = (low + high) / 2;
            if (relevant * tail(t - lead) + (documents - relevant) * tail(t) > share * documents) {
                low = t;
            } else {
                high = t;
            }
        }
        return (low + high) / 2;
    }

    private static double tail(double score) {
        return NORMAL.cumulativeProbability(-score);
    }
}
