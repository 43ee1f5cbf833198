package dev.negbench.strategies.filters;

import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;

/**
 * Removes the candidates at the best places of their generator's full ranking. Places are those of the ranking as
 * searched, positives counted and earlier filters not, so skipping 10 means the first 10 documents found, whatever else
 * was removed. Candidates without a rank stay.
 */
final class SkipFilter implements CandidateFilter {
    private final String reason;
    private final int places;

    SkipFilter(String reason, int places) {
        this.reason = reason;
        this.places = places;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        int[] ranks = pool.ranks();
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] >= 0 && ranks[i] < places) {
                keep[i] = false;
            }
        }
    }
}
