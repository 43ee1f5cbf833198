package dev.negbench.strategies.rlhn;

import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;

/**
 * Keeps to the negatives that were judged. Without it a pool that lost false negatives would be filled up by the next
 * documents of the ranking, which nobody looked at: as many false negatives come in by the back door.
 */
final class JudgedOnly implements CandidateFilter {
    private final Cascade cascade;

    JudgedOnly(Cascade cascade) {
        this.cascade = cascade;
    }

    @Override
    public String reason() {
        return "not judged";
    }

    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        for (int i = 0; i < keep.length; i++) {
            keep[i] = cascade.mayBeDrawn(pool.query(), pool.ids()[i]);
        }
    }
}
