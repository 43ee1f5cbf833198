package dev.negbench.harness.mining;

/**
 * How far a run has come: what lies beside unfinished output.
 *
 * @param settings hash of everything that rows depend on
 * @param nextQuery first query, in the order of the run, whose rows are not yet written
 * @param bytes length of the rows written
 * @param provenanceBytes length of the provenance written, 0 where none is wanted
 * @param yield what became of the candidates so far
 */
record MiningState(String settings, int nextQuery, long bytes, long provenanceBytes, MiningYield yield) {}
