package dev.negbench.strategies.stage;

import dev.negbench.strategies.sampling.RandomStream;

/**
 * Draws negatives from a pool: the hot path that JMH measures.
 *
 * <p>Samplers are immutable and shared between threads; all mutable memory is in the caller's {@link Draw}. A draw is
 * without replacement, is a pure function of the pool, the positive and the stream, and allocates nothing.
 */
@FunctionalInterface
public interface NegativeSampler {
    /**
     * Draws up to {@code n} different candidates.
     *
     * @param pool the candidates, possibly none
     * @param positive index into {@code pool.positives()} of the positive this example is trained with
     * @param n how many are wanted, at least 0
     * @param random the stream of (seed, epoch, query), already reset
     * @param draw cleared and filled with positions in the pool; a shortfall's reason where fewer than n
     */
    void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw);
}
