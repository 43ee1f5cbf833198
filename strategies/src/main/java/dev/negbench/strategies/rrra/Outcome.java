package dev.negbench.strategies.rrra;

/**
 * What the retriever made of a document that the adapter learns from, the card's TP, FN, FP and TN. A missed positive
 * is a labelled one that ranks low, not to be taken for the unlabelled positives that the adapter is to find.
 */
enum Outcome {
    /** A labelled positive among the first places. */
    FOUND_POSITIVE,
    /** A labelled positive below them. */
    MISSED_POSITIVE,
    /** Another document among the first places. */
    FALSE_POSITIVE,
    /** Another document below them. */
    TRUE_NEGATIVE;

    private static final double SMALLEST = 0.1;
    private static final double LARGEST = 10;

    /**
     * @param positive whether the document is labelled relevant
     * @param rank its 0-based rank
     * @param first how many places are the first ones
     */
    static Outcome of(boolean positive, int rank, int first) {
        if (positive) {
            return rank < first ? FOUND_POSITIVE : MISSED_POSITIVE;
        }
        return rank < first ? FALSE_POSITIVE : TRUE_NEGATIVE;
    }

    /** Returns each outcome's weight against their imbalance, {@code all / (4 * its count)} held to [0.1, 10]. */
    static double[] weights(int[] counts) {
        double all = 0;
        for (int count : counts) {
            all += count;
        }
        double[] weights = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double weight = counts[i] == 0 ? LARGEST : all / (counts.length * (double) counts[i]);
            weights[i] = Math.max(SMALLEST, Math.min(LARGEST, weight));
        }
        return weights;
    }
}
