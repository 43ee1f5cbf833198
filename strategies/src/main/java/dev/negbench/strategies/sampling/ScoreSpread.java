package dev.negbench.strategies.sampling;

/** The standard deviation of scores, the unit that makes score differences comparable across encoders. */
public final class ScoreSpread {
    private ScoreSpread() {}

    /**
     * Returns the standard deviation of the finite ones among {@code values[from, to)}, divided by their number.
     * Computed in two passes, so that a large common offset costs no digits. O(to - from), allocates nothing.
     *
     * @return 0 where fewer than two values are finite
     */
    public static double standardDeviation(float[] values, int from, int to) {
        int n = to - from;
        if (n < 2) {
            return 0;
        }
        double mean = Vectorization.LOOPS.deviations(values, from, to, 0) / n;
        double variance = Vectorization.LOOPS.squares(values, from, to, mean) / n;
        return variance < Double.POSITIVE_INFINITY ? Math.sqrt(variance) : ofFinite(values, from, to);
    }

    private static double ofFinite(float[] values, int from, int to) {
        double sum = 0;
        int n = 0;
        for (int i = from; i < to; i++) {
            if (Float.isFinite(values[i])) {
                sum += values[i];
                n++;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = from; i < to; i++) {
            if (Float.isFinite(values[i])) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
        }
        return n < 2 ? 0 : Math.sqrt(squares / n);
    }
}
