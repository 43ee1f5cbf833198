package dev.negbench.strategies.filters;

import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;

/**
 * Removes the candidates that score below a fixed value.
 *
 * @param reason the name under which removed candidates are counted
 * @param lowest lowest score kept
 */
record FloorFilter(String reason, double lowest) implements CandidateFilter {
    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        float[] scores = pool.scores();
        for (int i = scores.length - 1; i >= 0 && scores[i] < lowest; i--) {
            keep[i] = false;
        }
    }
}
