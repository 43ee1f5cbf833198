package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.function.Consumer;

/**
 * BM25's best documents, ordered by the scores of another searcher: the place of a cross-encoder. Ranks stay those of
 * BM25, scores and positives' scores are the other searcher's. Immutable.
 *
 * @param scorer who scores
 * @param depth how many of BM25's best are scored
 */
record RescoredSource(String scorer, int depth) implements CandidateSource {
    @Override
    public Refresh refresh() {
        return Refresh.NEVER;
    }

    @Override
    public String[] generators() {
        return new String[] {Retrieval.BM25 + ", scored by " + scorer};
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        RankedSource.of(Retrieval.BM25, depth, Refresh.NEVER)
                .build(queries, retrieval, seed, pool -> pools.accept(rescored(pool, retrieval, builder)));
    }

    private CandidatePool rescored(CandidatePool pool, Retrieval retrieval, CandidatePoolBuilder builder) {
        float[] positiveScores = new float[pool.positives().length];
        retrieval.score(scorer, pool.query(), pool.positives(), positiveScores.length, positiveScores);
        float[] scores = new float[pool.size()];
        retrieval.score(scorer, pool.query(), pool.ids(), scores.length, scores);
        builder.start(pool.query(), pool.queryKey(), pool.positives(), positiveScores);
        for (int i = 0; i < scores.length; i++) {
            builder.add(pool.ids()[i], scores[i], pool.ranks()[i], 0);
        }
        return builder.build();
    }
}
