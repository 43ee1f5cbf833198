package dev.negbench.strategies.simans;

import java.util.List;

/** The unit in which score differences are measured before they meet the kernel. */
enum ScoreScale {
    /** The generator's own unit: the definition of the paper. */
    RAW("raw"),
    /** The standard deviation of the pool's scores, so that a setting means the same for every encoder. */
    POOL_SD("pool-sd");

    private final String text;

    ScoreScale(String text) {
        this.text = text;
    }

    static List<String> texts() {
        return List.of(RAW.text, POOL_SD.text);
    }

    static ScoreScale parse(String text) {
        return text.equals(RAW.text) ? RAW : POOL_SD;
    }

    /**
     * Returns the unit for the scores in {@code values[from, to)}: 1, or their standard deviation over finite values. 1
     * also where they do not vary, since then every unit gives the same draw. O(to - from), allocates nothing.
     */
    double unit(float[] values, int from, int to) {
        if (this == RAW || to - from < 2) {
            return 1;
        }
        double pivot = values[(from + to) >>> 1];
        double variance = variance(values, from, to, pivot);
        if (!(variance < Double.POSITIVE_INFINITY)) {
            variance = finiteVariance(values, from, to);
        }
        return variance > 0 ? Math.sqrt(variance) : 1;
    }

    /** Four sums side by side: a single one would wait for every addition before it. */
    private static double variance(float[] values, int from, int to, double pivot) {
        double s0 = 0;
        double s1 = 0;
        double q0 = 0;
        double q1 = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            double d0 = values[i] - pivot;
            double d1 = values[i + 1] - pivot;
            s0 += d0;
            s1 += d1;
            q0 += d0 * d0;
            q1 += d1 * d1;
        }
        if (i < to) {
            double d = values[i] - pivot;
            s0 += d;
            q0 += d * d;
        }
        int n = to - from;
        double mean = (s0 + s1) / n;
        return (q0 + q1) / n - mean * mean;
    }

    private static double finiteVariance(float[] values, int from, int to) {
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
        return squares / n;
    }
}
