package dev.negbench.harness.training;

import dev.negbench.strategies.stage.CandidatePool;

/** Told what becomes of candidates and labels while pools are built. */
public interface PoolCounts {
    /** Counts nothing. */
    PoolCounts NONE = new PoolCounts() {
        @Override
        public void candidates(CandidatePool pool) {}

        @Override
        public void removed(String reason, int count) {}

        @Override
        public void corrected(String reason, long count) {}
    };

    /** A pool was proposed; nothing has been removed from it yet. */
    void candidates(CandidatePool pool);

    /**
     * Candidates were removed from a pool.
     *
     * @param reason the filter's or the label corrector's reason
     * @param count how many, possibly none
     */
    void removed(String reason, int count);

    /**
     * Labels were corrected, or a stage has something else to report.
     *
     * @param reason what is counted
     * @param count how often
     */
    void corrected(String reason, long count);
}
