package dev.negbench.strategies.sampling;

/**
 * The loops over a whole pool: the only place where the Vector API pays. Both implementations do the same additions and
 * multiplications on every number, so their results are equal bit by bit and a draw does not depend on the machine.
 */
interface WeightLoops {
    /** Writes {@code kernel.exponent(steepness, scores[i] - wanted)} for finite scores. */
    void exponents(ScoreKernel kernel, double steepness, double wanted, float[] scores, int size, double[] out);

    /** Writes {@link Elementary#exp} of {@code x[i] - best} to {@code x[to + i]} for i below {@code size}. */
    void exponentials(double[] x, int size, double best, int to);

    /**
     * Returns the sum of {@code values[i] - centre} for i from {@code from} to {@code to}, exclusive: four sums over
     * every fourth value, added as (0 + 1) + (2 + 3), then what is left over of the fours.
     */
    double deviations(float[] values, int from, int to, double centre);

    /** Returns the sum of squares of {@code values[i] - centre}, in the same order of additions. */
    double squares(float[] values, int from, int to, double centre);
}
