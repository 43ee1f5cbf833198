package dev.negbench.strategies.rlhn;

import dev.negbench.strategies.stage.LabelCorrection;

/**
 * What a verdict changes about a query. Source: card, "The scheme", steps 4 and 5.
 *
 * @param modification what happens to a query with false negatives
 * @param list which of a verdict's lists count
 * @param guard most false negatives of a query whose labels are still believed; with more of them it is dropped, by
 *     modifications that change labels
 */
public record Relabelling(Modification modification, FalseNegatives list, int guard) {
    private static final int[] NOBODY = {};

    /**
     * Returns the correction. O(negatives of the instance); without false negatives nothing is allocated.
     *
     * @param instance what was judged
     * @param verdict the judgement
     * @param unjudged candidates beside the instance's negatives that may be drawn, too
     */
    public LabelCorrection correct(Instance instance, Verdict verdict, int unjudged) {
        int[] places = list.of(verdict);
        if (places.length == 0 || modification == Modification.NONE) {
            return LabelCorrection.NONE;
        }
        if (modification == Modification.REMOVE) {
            return dropped("query with false negatives removed");
        }
        if (places.length > guard) {
            return dropped("query with more than " + guard + " false negatives removed");
        }
        if (places.length == instance.negatives().length && unjudged == 0) {
            return dropped("query without a negative left removed");
        }
        int[] documents = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            documents[i] = instance.negatives()[places[i]];
        }
        return modification == Modification.RLHN
                ? new LabelCorrection(documents, NOBODY, false, "false negatives made positives")
                : new LabelCorrection(NOBODY, documents, false, "false negatives removed");
    }

    private static LabelCorrection dropped(String reason) {
        return new LabelCorrection(NOBODY, NOBODY, true, reason);
    }
}
