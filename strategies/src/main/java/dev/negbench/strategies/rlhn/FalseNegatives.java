package dev.negbench.strategies.rlhn;

/** Which of a verdict's lists count as false negatives. */
public enum FalseNegatives {
    /** Documents at least as good as the positives; the paper, caption of Fig. 6. */
    BETTER("better"),
    /** Every relevant document; the released script in its second stage. */
    BOTH("both");

    private final String text;

    FalseNegatives(String text) {
        this.text = text;
    }

    /** Returns the places of the false negatives, ascending. */
    int[] of(Verdict verdict) {
        return this == BETTER ? verdict.better() : verdict.relevant();
    }

    @Override
    public String toString() {
        return text;
    }
}
