package dev.negbench.strategies.filters;

import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import java.util.Arrays;

/**
 * Keeps the candidates at certain places among those that earlier filters kept, best score first.
 *
 * @param reason the name under which removed candidates are counted
 * @param from first 0-based place kept
 * @param to one past the last place kept
 */
record SurvivorRangeFilter(String reason, int from, int to) implements CandidateFilter {
    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        Arrays.fill(keep, 0, Math.min(from, keep.length), false);
        Arrays.fill(keep, Math.min(to, keep.length), keep.length, false);
    }
}
