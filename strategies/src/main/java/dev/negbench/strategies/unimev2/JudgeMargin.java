package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import java.util.Arrays;

/**
 * The false-negative filter: a candidate survives for a positive if the judge scores it no higher than {@code α = σ −
 * β}, σ being the judge's score of that positive. Source: card, step 3. A pool serves all positives of its query, so
 * the filter removes what survives for none of them, and the sampler looks at the chosen one.
 *
 * @param reason under which removed candidates are counted
 * @param beta distance from the positive's score
 * @param fallsBack whether a pool without a survivor stays as it is, to be drawn from at random, instead of becoming
 *     empty
 */
record JudgeMargin(String reason, Beta beta, boolean fallsBack) implements CandidateFilter {
    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        if (pool.size() == 0) {
            return;
        }
        float highest = Float.NEGATIVE_INFINITY;
        for (int p = 0; p < pool.positives().length; p++) {
            highest = Math.max(highest, highest(pool, p));
        }
        float[] scores = pool.column(JudgeColumns.CANDIDATE);
        boolean any = false;
        for (int i = 0; i < keep.length; i++) {
            keep[i] = scores[i] <= highest;
            any |= keep[i];
        }
        if (!any && fallsBack) {
            Arrays.fill(keep, true);
        }
    }

    /** Returns α for a positive of a pool that has a candidate. */
    float highest(CandidatePool pool, int positive) {
        return beta.highest(pool.column(JudgeColumns.POSITIVE)[positive * pool.size()]);
    }

    /** Tells whether any candidate survives for a positive. Stops at the first. */
    boolean anySurvives(CandidatePool pool, int positive) {
        if (pool.size() == 0) {
            return false;
        }
        float highest = highest(pool, positive);
        for (float score : pool.column(JudgeColumns.CANDIDATE)) {
            if (score <= highest) {
                return true;
            }
        }
        return false;
    }
}
