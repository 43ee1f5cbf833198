package dev.negbench.strategies.stage;

/**
 * A sampler whose first draw has a closed-form distribution, for reports and for checking what was drawn against it.
 */
public interface ProbabilisticSampler extends NegativeSampler {
    /**
     * Returns the probability of each candidate to be drawn first. Sums to 1; computed with care, not with speed.
     *
     * @param pool at least one candidate
     * @param positive index into {@code pool.positives()}
     */
    double[] probabilities(CandidatePool pool, int positive);

    /**
     * Returns the effective sample size {@code 1 / sum(p_i^2)}, from 1 (one candidate takes all) to the pool's size
     * (uniform): what makes settings comparable across encoders whose scores have different scales.
     */
    default double effectiveSampleSize(CandidatePool pool, int positive) {
        double squares = 0;
        for (double p : probabilities(pool, positive)) {
            squares += p * p;
        }
        return 1 / squares;
    }
}
