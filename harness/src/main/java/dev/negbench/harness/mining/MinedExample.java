package dev.negbench.harness.mining;

import dev.negbench.strategies.stage.CandidatePool;

/**
 * What was drawn for a query, or for one of its positives.
 *
 * @param pool the candidates that the filters kept
 * @param positive index of the positive that the draw was held against
 * @param drawn positions in the pool, in the order drawn
 */
record MinedExample(CandidatePool pool, int positive, int[] drawn) {}
