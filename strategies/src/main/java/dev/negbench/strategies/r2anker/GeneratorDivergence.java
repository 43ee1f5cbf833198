package dev.negbench.strategies.r2anker;

/**
 * How near the generators' distributions are to a trained ranker's own distribution of confusing documents: what the
 * paper explains its gain with. The mean of K distributions is within {@code log K} of the nearest of them.
 */
public final class GeneratorDivergence {
    private GeneratorDivergence() {}

    /**
     * Returns the Kullback-Leibler divergence {@code sum of p log(p / q)} in nats, at least 0.
     *
     * @param p a distribution
     * @param q another over the same candidates
     * @return infinity where q lacks a candidate that p has
     * @throws IllegalArgumentException if lengths differ
     */
    public static double nats(double[] p, double[] q) {
        if (p.length != q.length) {
            throw new IllegalArgumentException("distributions over " + p.length + " and " + q.length + " candidates");
        }
        double divergence = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] > 0) {
                divergence += p[i] * Math.log(p[i] / q[i]);
            }
        }
        return Math.max(0, divergence);
    }

    /**
     * Returns the mean of distributions over the same candidates: V2's law.
     *
     * @param generators one distribution a generator, at least one
     */
    public static double[] mixture(double[][] generators) {
        double[] mixture = new double[generators[0].length];
        for (double[] generator : generators) {
            for (int i = 0; i < mixture.length; i++) {
                mixture[i] += generator[i] / generators.length;
            }
        }
        return mixture;
    }
}
