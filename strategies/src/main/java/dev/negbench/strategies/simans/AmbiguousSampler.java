package dev.negbench.strategies.simans;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.RoundsSubset;
import dev.negbench.strategies.sampling.ScoreKernel;
import dev.negbench.strategies.sampling.ScoredSubset;
import dev.negbench.strategies.sampling.Softmax;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.ProbabilisticSampler;

/**
 * Draws candidates whose score is near the positive's: weight {@code exp(-a * d^2)} or {@code exp(-a * |d|)} with
 * {@code d = (s - s_positive) / unit - b} (the paper's equation 4, unit 1). Immutable.
 *
 * <p>Weights exist as logarithms only, so no spread of scores makes them vanish. The positive's score is always its
 * own; the official code's marker of 0 for a positive that was not retrieved has no counterpart here.
 */
final class AmbiguousSampler implements ProbabilisticSampler {
    private final ScoreKernel kernel;
    private final double a;
    private final double b;
    private final ScoreScale scale;
    private final boolean rounds;

    private AmbiguousSampler(ScoreKernel kernel, double a, double b, ScoreScale scale, boolean rounds) {
        this.kernel = kernel;
        this.a = a;
        this.b = b;
        this.scale = scale;
        this.rounds = rounds;
    }

    /**
     * Creates a sampler.
     *
     * @param a how fast weights fall with distance, finite and at least 0
     * @param b how far above the positive's score the peak is, in the scale's unit, finite
     * @param rounds whether to draw in the official code's rounds instead of successively
     */
    static AmbiguousSampler of(ScoreKernel kernel, double a, double b, ScoreScale scale, boolean rounds) {
        if (!(a >= 0 && a < Double.POSITIVE_INFINITY) || !Double.isFinite(b)) {
            throw new IllegalArgumentException("a must be finite and at least 0, b finite; were a=" + a + ", b=" + b);
        }
        return new AmbiguousSampler(kernel, a, b, scale, rounds);
    }

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        float[] scores = pool.scores();
        double unit = scale.unit(scores, 0, scores.length);
        double steepness = kernel.steepness(a, unit);
        double peak = pool.positiveScores()[positive] + b * unit;
        if (!rounds) {
            ScoredSubset.draw(kernel, steepness, peak, scores, scores.length, n, random, draw);
            return;
        }
        double[] exponents = RoundsSubset.exponents(scores.length, draw);
        for (int i = 0; i < scores.length; i++) {
            exponents[i] = kernel.exponent(steepness, scores[i] - peak);
        }
        RoundsSubset.draw(scores.length, n, random, draw);
    }

    @Override
    public double[] probabilities(CandidatePool pool, int positive) {
        float[] scores = pool.scores();
        double unit = scale.unit(scores, 0, scores.length);
        double steepness = kernel.steepness(a, unit);
        double peak = pool.positiveScores()[positive] + b * unit;
        double[] exponents = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            exponents[i] = kernel.exponent(steepness, scores[i] - peak);
        }
        return Softmax.of(exponents);
    }

    @Override
    public String toString() {
        return "ambiguous(kernel=" + kernel + ",a=" + a + ",b=" + b + ")";
    }
}
