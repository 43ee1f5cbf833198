package dev.negbench.strategies.stage;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Corrects the labels of the training queries before their pools are used: it may add positives, remove candidates, or
 * drop queries. Runs once, on the first pools; every action carries a reason that is counted and reported.
 */
@FunctionalInterface
public interface LabelCorrector {
    /**
     * Judges the training queries, all of them at once, so that a judge that waits for a network answers several at a
     * time.
     *
     * @param pools candidates and positives, one pool a query
     * @param retrieval search and similarities before the first training step
     * @return what to change, one correction a pool in the same order; {@link LabelCorrection#NONE} leaves a query as
     *     it is
     */
    List<LabelCorrection> correct(List<CandidatePool> pools, Retrieval retrieval);

    /**
     * Returns what the corrector did besides its corrections, name → count, for the report: judgements asked for,
     * replies that could not be read. Asked after {@link #correct}.
     */
    default Map<String, Long> counts() {
        return Map.of();
    }

    /** Returns a corrector that judges each query by itself. */
    static LabelCorrector each(Function<CandidatePool, LabelCorrection> judge) {
        return (pools, retrieval) -> pools.stream().map(judge).toList();
    }
}
