package dev.negbench.strategies.simans;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.Softmax;
import dev.negbench.strategies.sampling.WeightedSubset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.PoolColumns;
import dev.negbench.strategies.stage.ProbabilisticSampler;

/** Draws candidates by their similarity to the positive document: weight {@code exp(a * s(d, positive) / unit)}. */
final class SimilaritySampler implements ProbabilisticSampler {
    private final double a;
    private final ScoreScale scale;

    private SimilaritySampler(double a, ScoreScale scale) {
        this.a = a;
        this.scale = scale;
    }

    /**
     * Creates a sampler.
     *
     * @param a how fast weights grow with similarity, finite and at least 0
     */
    static SimilaritySampler of(double a, ScoreScale scale) {
        if (!(a >= 0 && a < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a must be finite and at least 0, was " + a);
        }
        return new SimilaritySampler(a, scale);
    }

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = pool.size();
        exponents(pool, positive, WeightedSubset.exponents(size, n, draw));
        WeightedSubset.draw(size, n, random, draw);
    }

    @Override
    public double[] probabilities(CandidatePool pool, int positive) {
        double[] exponents = new double[pool.size()];
        exponents(pool, positive, exponents);
        return Softmax.of(exponents);
    }

    private void exponents(CandidatePool pool, int positive, double[] out) {
        int size = pool.size();
        float[] similarities = pool.column(PoolColumns.POSITIVE_SIMILARITY);
        int from = positive * size;
        double steepness = a / scale.unit(similarities, from, from + size);
        for (int i = 0; i < size; i++) {
            out[i] = steepness == 0 ? 0 : steepness * similarities[from + i];
        }
    }

    @Override
    public String toString() {
        return "similarity(a=" + a + ")";
    }
}
