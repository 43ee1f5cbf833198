package dev.negbench.strategies.confit;

import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import java.util.Arrays;

/**
 * Keeps a window of the pool as it comes, positives already gone and not counted. O(pool size).
 *
 * @param reason the name under which removed candidates are counted
 * @param window which places
 * @param ranking how many places the window's shares are of; {@link #POOL} for those of the pool itself
 */
record WindowFilter(String reason, RunnerUpWindow window, int ranking) implements CandidateFilter {
    /** The shares are of the pool's size, not of the corpus's. */
    static final int POOL = -1;

    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        int n = ranking == POOL ? pool.size() : ranking;
        Arrays.fill(keep, 0, Math.min(window.from(n), keep.length), false);
        Arrays.fill(keep, Math.min(window.to(n), keep.length), keep.length, false);
    }
}
