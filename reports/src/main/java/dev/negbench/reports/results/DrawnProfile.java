package dev.negbench.reports.results;

import java.util.Map;

/**
 * What a cell drew over its whole training.
 *
 * @param examples training examples (a query with one positive) visited
 * @param drawn negatives drawn
 * @param relativeScoreEdges ascending edges of the histogram of (negative's score − positive's score) at drawing time,
 *     in units of the pool's similarity; the outer bins are open
 * @param relativeScoreCounts one count a bin, {@code edges.length + 1}
 * @param plantedDrawn negatives drawn that are known positives, hidden on purpose
 * @param plantedInPools hidden positives among the candidates of the pools, summed over refreshes
 * @param candidates candidates of all pools before filtering, summed over refreshes
 * @param removed candidates removed, by filter
 * @param shortfalls examples that got fewer negatives than asked for, or others in their place, by reason
 * @param corrections queries changed by the label corrector, by reason, and what else it counted
 * @param batchNegatives negatives met through the batch: positives of other examples, and what was drawn for these
 *     where the strategy shares it
 * @param plantedInBatch those of {@code batchNegatives} that are known positives of the query, hidden on purpose
 */
public record DrawnProfile(
        long examples,
        long drawn,
        double[] relativeScoreEdges,
        long[] relativeScoreCounts,
        long plantedDrawn,
        long plantedInPools,
        long candidates,
        Map<String, Long> removed,
        Map<String, Long> shortfalls,
        Map<String, Long> corrections,
        long batchNegatives,
        long plantedInBatch) {}
