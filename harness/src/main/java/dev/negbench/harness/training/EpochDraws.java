package dev.negbench.harness.training;

import dev.negbench.strategies.stage.Shortfall;
import java.util.List;
import java.util.Map;

/**
 * What a cell drew in its last epoch for some of its queries.
 *
 * @param epoch the last epoch trained, from 1
 * @param drawing whether the cell draws negatives of its own
 * @param queries those queries that were trained on, ascending
 * @param written texts that are no documents, by their ids as negatives
 */
public record EpochDraws(int epoch, boolean drawing, List<OfQuery> queries, Map<Integer, String> written) {
    public EpochDraws {
        queries = List.copyOf(queries);
        written = Map.copyOf(written);
    }

    /**
     * What was drawn for a query.
     *
     * @param query its ordinal
     * @param positive the positive it was trained with, a document's ordinal
     * @param drawn negatives drawn, of which the first are listed
     * @param shortfall why they are fewer than asked for
     * @param ids ids of the first of them, in the order drawn
     * @param ranks 0-based rank of each in its generator's full ranking; -1 where nothing ranks
     * @param scores score of each in the pool
     */
    public record OfQuery(
            int query, int positive, int drawn, Shortfall shortfall, int[] ids, int[] ranks, float[] scores) {}
}
