package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;

/**
 * A contrastive loss over the row, in place of the likelihood of the reference, and a loss over the set, weighted and
 * added up. A batch in which nobody is in a set, from before there are pools, costs the contrastive loss alone. Members
 * of sets have targets, see {@link SetMembers}. Allocates nothing once a thread's scratch memory has grown. Source:
 * card, "Loss and training recipe".
 *
 * @param contrastive the loss over the row
 * @param ofContrastive its weight, at least 0
 * @param set the loss over the set
 * @param ofSet its weight, at least 0
 */
record CalibrationLoss(InfoNce contrastive, double ofContrastive, Objective set, double ofSet) implements Objective {
    private static final ThreadLocal<float[]> GRADIENTS = ThreadLocal.withInitial(() -> new float[4096]);

    @Override
    public double evaluate(ScoreRows rows) {
        double ofRows = contrastive.evaluate(rows);
        if (!anySet(rows)) {
            return ofRows;
        }
        float[] kept = GRADIENTS.get();
        if (kept.length < rows.entries()) {
            kept = new float[2 * rows.entries()];
            GRADIENTS.set(kept);
        }
        System.arraycopy(rows.gradients(), 0, kept, 0, rows.entries());
        double ofSets = set.evaluate(rows);
        for (int e = 0; e < rows.entries(); e++) {
            rows.gradients()[e] = (float) (ofContrastive * kept[e] + ofSet * rows.gradients()[e]);
        }
        return ofContrastive * ofRows + ofSet * ofSets;
    }

    private static boolean anySet(ScoreRows rows) {
        for (int e = 0; e < rows.entries(); e++) {
            if (!Float.isNaN(rows.targets()[e])) {
                return true;
            }
        }
        return false;
    }
}
