package dev.negbench.strategies.unimev2;

/**
 * The similarity δ that candidates must stay below. Source: card, step 1; the paper gives no number, its Figure 2 draws
 * the positive's own similarity.
 *
 * @param text how it is written: {@code positive}, {@code none} or a number
 */
record Ceiling(String text) {
    static final String POSITIVE = "positive";
    private static final String NONE = "none";

    /**
     * Reads a ceiling and returns its canonical text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String canonical(String text) {
        if (text.equals(POSITIVE) || text.equals(NONE)) {
            return text;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is neither positive nor none nor a number", e);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("is not finite; write none for no ceiling");
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** Returns the ceiling of a query whose positives have these similarities: the best positive's, where it counts. */
    float of(float[] positiveScores) {
        if (text.equals(NONE)) {
            return Float.POSITIVE_INFINITY;
        }
        if (!text.equals(POSITIVE)) {
            return Float.parseFloat(text);
        }
        float best = positiveScores[0];
        for (float score : positiveScores) {
            best = Math.max(best, score);
        }
        return best;
    }
}
