package dev.negbench.strategies.objective;

import dev.negbench.strategies.stage.ScoreRows;

/**
 * The rank margin loss of BRIO (Liu et al., 2022): candidates in the order in which they ought to be ranked keep a
 * distance that grows with their distance in that order. With members {@code 0..k-1} by descending target and {@code f
 * = scale * score}, a row costs
 *
 * <pre>sum over d = 1..k-1 of mean over i of max(0, f_(i+d) - f_i + d * step)</pre>
 *
 * and the batch costs the mean over its rows. Entries without a target are not members, weights are not read; equal
 * targets keep the order of the row. A row with fewer members than {@code places} repeats its last one, as the authors'
 * code of calibration sets does; one with fewer than two places costs 0. O(k²) a row; allocates nothing once a thread's
 * scratch memory has grown. Source: calibration-sets card, "Loss and training recipe".
 *
 * @param scale what scores are multiplied by
 * @param step the distance wanted of neighbours, in scaled scores
 * @param places members a row with at least one has, where it has fewer; 0 leaves rows as they are
 */
public record RankMargin(double scale, double step, int places) implements RowwiseObjective {
    private static final ThreadLocal<int[]> MEMBERS = ThreadLocal.withInitial(() -> new int[64]);

    /**
     * Returns the loss.
     *
     * @throws IllegalArgumentException unless the scale is positive, the step at least 0, both finite, and places at
     *     least 0
     */
    public static RankMargin of(double scale, double step, int places) {
        if (!(scale > 0 && Double.isFinite(scale) && step >= 0 && Double.isFinite(step) && places >= 0)) {
            throw new IllegalArgumentException("scale must be above 0, step and places at least 0, all finite; were "
                    + scale + ", " + step + ", " + places);
        }
        return new RankMargin(scale, step, places);
    }

    @Override
    public double evaluateRow(ScoreRows rows, int from, int to) {
        float[] scores = rows.scores();
        float[] gradients = rows.gradients();
        int[] members = members(Math.max(to - from, places));
        int count = order(rows, from, to, members);
        double loss = 0;
        for (int distance = 1; distance < count; distance++) {
            double slope = scale / ((double) (count - distance) * rows.rows());
            double sum = 0;
            for (int i = 0; i + distance < count; i++) {
                int better = members[i];
                int worse = members[i + distance];
                double lacking = scale * ((double) scores[worse] - scores[better]) + distance * step;
                // NaN goes on, so that divergence is noticed.
                if (!(lacking <= 0)) {
                    sum += lacking;
                    gradients[worse] += (float) slope;
                    gradients[better] -= (float) slope;
                }
            }
            loss += sum / (count - distance);
        }
        return loss;
    }

    /** Writes the members by descending target, clears all gradients, and returns how many there are. */
    private int order(ScoreRows rows, int from, int to, int[] members) {
        float[] targets = rows.targets();
        int count = 0;
        for (int e = from; e < to; e++) {
            rows.gradients()[e] = 0;
            if (!Float.isNaN(targets[e])) {
                int at = count++;
                for (; at > 0 && targets[members[at - 1]] < targets[e]; at--) {
                    members[at] = members[at - 1];
                }
                members[at] = e;
            }
        }
        for (; count > 0 && count < places; count++) {
            members[count] = members[count - 1];
        }
        return count;
    }

    private static int[] members(int length) {
        int[] members = MEMBERS.get();
        if (members.length < length) {
            members = new int[Math.max(length, 2 * members.length)];
            MEMBERS.set(members);
        }
        return members;
    }

    @Override
    public String toString() {
        return "rank-margin(scale=" + scale + ",step=" + step + ")";
    }
}
