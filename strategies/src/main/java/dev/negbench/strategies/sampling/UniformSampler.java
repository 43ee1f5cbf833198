package dev.negbench.strategies.sampling;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.ProbabilisticSampler;
import java.util.Arrays;

/** Draws every candidate of the pool with the same probability, without replacement. */
public final class UniformSampler implements ProbabilisticSampler {
    /** The one instance. */
    public static final UniformSampler INSTANCE = new UniformSampler();

    private UniformSampler() {}

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        UniformSubset.draw(pool.size(), n, random, draw);
    }

    @Override
    public double[] probabilities(CandidatePool pool, int positive) {
        double[] probabilities = new double[pool.size()];
        Arrays.fill(probabilities, 1.0 / pool.size());
        return probabilities;
    }

    @Override
    public String toString() {
        return "uniform";
    }
}
