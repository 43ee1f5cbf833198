package dev.negbench.strategies.filters;

import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;

/**
 * Keeps the candidates at certain places of their generator's full ranking. Places are those of the ranking as
 * searched, positives counted and earlier filters not, so leaving out 10 means the first 10 documents found, whatever
 * else was removed. Candidates without a rank stay.
 *
 * @param reason the name under which removed candidates are counted
 * @param from first 0-based place kept
 * @param to one past the last place kept
 */
record RangeFilter(String reason, int from, int to) implements CandidateFilter {
    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        int[] ranks = pool.ranks();
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] >= 0 && (ranks[i] < from || ranks[i] >= to)) {
                keep[i] = false;
            }
        }
    }
}
