package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;

/**
 * Removes the passages that one check refused, so that each check has a count of its own.
 *
 * @param check the check
 */
record RefusedFilter(Check check) implements CandidateFilter {
    @Override
    public String reason() {
        return "refused: " + check.reason();
    }

    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        float[] checks = pool.column(GeneratedSource.CHECK);
        for (int i = 0; i < keep.length; i++) {
            keep[i] = Check.of(checks[i]) != check;
        }
    }
}
