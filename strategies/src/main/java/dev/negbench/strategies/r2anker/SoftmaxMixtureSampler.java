package dev.negbench.strategies.r2anker;

import dev.negbench.strategies.sampling.Elementary;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.WeightedSubset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.ProbabilisticSampler;

/**
 * The card's score-based variant: the mixture of V2 with the softmax of each generator's standardised scores over a
 * temperature in place of the uniform choice among its candidates. Draws successively with the mixture's weights.
 *
 * <p>Filters shorten the lists that a softmax is over; the standardisation stays that of the whole list. One
 * exponential for each (generator, candidate) found and one logarithm a candidate. Allocates nothing.
 */
final class SoftmaxMixtureSampler implements ProbabilisticSampler {
    private final int generators;
    private final double temperature;

    private SoftmaxMixtureSampler(int generators, double temperature) {
        this.generators = generators;
        this.temperature = temperature;
    }

    /**
     * Creates a sampler.
     *
     * @param generators number of generators of the source
     * @param temperature what standardised scores are divided by, finite and above 0
     */
    static SoftmaxMixtureSampler of(int generators, double temperature) {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the temperature must be finite and above 0, was " + temperature);
        }
        return new SoftmaxMixtureSampler(generators, temperature);
    }

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = pool.size();
        if (n < 1 || n >= size) {
            draw.settle(size, n);
            return;
        }
        logWeights(pool, WeightedSubset.exponents(size, n, draw));
        WeightedSubset.draw(size, n, random, draw);
    }

    @Override
    public double[] probabilities(CandidatePool pool, int positive) {
        double[] weights = new double[pool.size()];
        logWeights(pool, weights);
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Elementary.exp(weights[i]);
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return weights;
    }

    /** Writes the logarithm of {@code sum over k of softmax_k(i)}; terms far below the largest vanish beside it. */
    private void logWeights(CandidatePool pool, double[] logWeights) {
        float[] foundBy = pool.column(MergedSource.FOUND_BY);
        float[] standard = pool.column(MergedSource.STANDARD_SCORE);
        int size = pool.size();
        for (int i = 0; i < size; i++) {
            logWeights[i] = Double.NEGATIVE_INFINITY;
        }
        for (int k = 0; k < generators; k++) {
            int bit = 1 << k;
            int from = k * size;
            float best = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < size; i++) {
                if (((int) foundBy[i] & bit) != 0 && standard[from + i] > best) {
                    best = standard[from + i];
                }
            }
            double sum = 0;
            for (int i = 0; i < size; i++) {
                if (((int) foundBy[i] & bit) != 0) {
                    sum += Elementary.exp((standard[from + i] - best) / temperature);
                }
            }
            if (sum == 0) {
                continue;
            }
            double logSum = Elementary.log(sum);
            for (int i = 0; i < size; i++) {
                if (((int) foundBy[i] & bit) != 0) {
                    logWeights[i] = logOfSum(logWeights[i], (standard[from + i] - best) / temperature - logSum);
                }
            }
        }
    }

    private static double logOfSum(double a, double b) {
        double larger = Math.max(a, b);
        double smaller = Math.min(a, b);
        return smaller == Double.NEGATIVE_INFINITY
                ? larger
                : larger + Elementary.log(1 + Elementary.exp(smaller - larger));
    }

    @Override
    public String toString() {
        return "softmax-mixture(generators=" + generators + ",temperature=" + temperature + ")";
    }
}
