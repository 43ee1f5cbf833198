package dev.negbench.strategies.rrra;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.Softmax;
import dev.negbench.strategies.sampling.WeightedSubset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.ProbabilisticSampler;

/** Draws candidates successively in proportion to the weight that their source gave them. */
enum ResamplingSampler implements ProbabilisticSampler {
    /** The one instance. */
    INSTANCE;

    /** Column: logarithm of each candidate's weight. */
    static final String LOG_WEIGHT = "rrra-log-weight";

    /** Column: estimate of each candidate's being a false negative, in [0, 1]. */
    static final String LIKELIHOOD = "rrra-false-negative";

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = pool.size();
        float[] weights = pool.column(LOG_WEIGHT);
        double[] exponents = WeightedSubset.exponents(size, n, draw);
        for (int i = 0; i < size; i++) {
            exponents[i] = weights[i];
        }
        WeightedSubset.draw(size, n, random, draw);
    }

    @Override
    public double[] probabilities(CandidatePool pool, int positive) {
        float[] weights = pool.column(LOG_WEIGHT);
        double[] exponents = new double[pool.size()];
        for (int i = 0; i < exponents.length; i++) {
            exponents[i] = weights[i];
        }
        return Softmax.of(exponents);
    }

    @Override
    public String toString() {
        return "resampling";
    }
}
