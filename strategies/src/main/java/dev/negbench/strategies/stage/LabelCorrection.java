package dev.negbench.strategies.stage;

/**
 * What a label corrector changes about one query.
 *
 * @param addedPositives candidates to become positives; they leave the pool
 * @param removedCandidates candidates to leave the pool without becoming positives
 * @param dropped whether the query leaves the training set
 * @param reason why, for counts in the report; empty where nothing changes
 */
public record LabelCorrection(int[] addedPositives, int[] removedCandidates, boolean dropped, String reason) {
    /** Nothing changes. */
    public static final LabelCorrection NONE = new LabelCorrection(new int[0], new int[0], false, "");

    /** Tells whether nothing changes. */
    public boolean isNone() {
        return addedPositives.length == 0 && removedCandidates.length == 0 && !dropped;
    }
}
