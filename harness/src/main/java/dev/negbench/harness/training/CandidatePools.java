package dev.negbench.harness.training;

import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds the candidate pools of a training set: source, then filters, every removed candidate counted by reason. */
public final class CandidatePools {
    private static final int CHUNK = 1024;

    private CandidatePools() {}

    /**
     * Has the source look at all queries, and builds one pool a training query.
     *
     * @param recipe supplies the source and the filters
     * @param training the queries
     * @param retrieval search with the model of this refresh
     * @param seed random seed of this refresh
     * @param counts receives candidates and removals
     * @return a pool for each row of {@code training}
     */
    static CandidatePool[] build(
            Recipe recipe, TrainingSet training, Retrieval retrieval, long seed, PoolCounts counts) {
        recipe.candidateSource().orElseThrow().prepare(training, retrieval, seed);
        return buildPrepared(recipe, training, retrieval, seed, counts);
    }

    /**
     * Builds one pool a training query with a source that has looked at all queries, of which these are a part.
     *
     * @param recipe supplies the source and the filters
     * @param training the queries
     * @param retrieval search with the model of this refresh
     * @param seed random seed of this refresh
     * @param counts receives candidates and removals
     * @return a pool for each row of {@code training}
     */
    public static CandidatePool[] buildPrepared(
            Recipe recipe, TrainingSet training, Retrieval retrieval, long seed, PoolCounts counts) {
        CandidateSource source = recipe.candidateSource().orElseThrow();
        CandidatePool[] pools = new CandidatePool[training.size()];
        for (int from = 0; from < pools.length; from += CHUNK) {
            int to = Math.min(pools.length, from + CHUNK);
            TrainingSet chunk = training.slice(from, to);
            List<CandidatePool> built = new ArrayList<>(to - from);
            chunk.buildPools(source, retrieval, seed, built::add);
            if (built.size() != to - from) {
                throw new IllegalStateException(
                        "the candidate source built " + built.size() + " pools for " + (to - from) + " queries");
            }
            for (int row = from; row < to; row++) {
                CandidatePool pool = built.get(row - from);
                if (pool.query() != training.ordinals()[row]) {
                    throw new IllegalStateException("the candidate source built a pool of query " + pool.query()
                            + " where " + training.ordinals()[row] + " was asked for");
                }
                counts.candidates(pool);
                pools[row] = filter(pool, recipe.candidateFilters(), counts);
            }
        }
        return pools;
    }

    private static CandidatePool filter(CandidatePool pool, List<CandidateFilter> filters, PoolCounts counts) {
        CandidatePool kept = pool;
        for (CandidateFilter filter : filters) {
            boolean[] keep = new boolean[kept.size()];
            Arrays.fill(keep, true);
            filter.filter(kept, keep);
            CandidatePool next = kept.retain(keep);
            counts.removed(filter.reason(), kept.size() - next.size());
            kept = next;
        }
        return kept;
    }
}
