package dev.negbench.harness.ranker;

/**
 * Gaussian kernels over cosines, tabulated: a cosine is rounded to a multiple of 1/128 and falls, with weight
 * exp(−(x − μ)² / 2σ²), into each of eight soft bins. Kernel pooling as in K-NRM (Xiong et al., SIGIR 2017, Eq. 3 and
 * 4), with bins that are wider than theirs since the vectors are not trained.
 */
final class SimilarityKernels {
    /** Number of soft bins. */
    static final int COUNT = 8;

    private static final int STEPS = 128;
    private static final double LOWEST = -0.1;
    private static final double DISTANCE = 0.15;
    private static final double WIDTH = 0.1;

    private static final float[] TABLE = table();

    private SimilarityKernels() {}

    private static float[] table() {
        float[] table = new float[(2 * STEPS + 1) * COUNT];
        for (int step = 0; step <= 2 * STEPS; step++) {
            for (int k = 0; k < COUNT; k++) {
                double away = (step / (double) STEPS - 1 - centre(k)) / WIDTH;
                table[step * COUNT + k] = (float) StrictMath.exp(-away * away / 2);
            }
        }
        return table;
    }

    /** Returns the cosine that a bin is about. */
    static double centre(int kernel) {
        return LOWEST + DISTANCE * kernel;
    }

    /** Adds a cosine in [−1, 1], counted {@code times} times, to the bins at {@code sums[at …]}. */
    static void add(float cosine, float times, float[] sums, int at) {
        // Truncation of a number that is not negative, since Math.round costs as much as all that follows.
        int row = Math.max(0, Math.min(2 * STEPS, (int) ((cosine + 1) * STEPS + 0.5f))) * COUNT;
        for (int k = 0; k < COUNT; k++) {
            sums[at + k] += times * TABLE[row + k];
        }
    }
}
