package dev.negbench.strategies.nsr;

import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The base policy's list of each query, which stays: the model's best documents when pools are first built, so many
 * that with the labelled positives there are k. Later refreshes score the same documents with the model as it is then,
 * which gives the policy that samples are drawn from. A query with more than k/2 positives keeps k/2 other documents,
 * since without wrong ones there is nothing to choose. Ranks are those of the first ranking. One thread owns it, for
 * one cell.
 */
final class StandingLists implements CandidateSource {
    private final int k;
    private final Refresh refresh;
    private final Map<Integer, CandidatePool> lists = new HashMap<>();

    /**
     * @param k documents a list, positives counted, at least 2
     * @param refresh when the lists are made, and scored anew
     */
    StandingLists(int k, Refresh refresh) {
        this.k = k;
        this.refresh = refresh;
    }

    @Override
    public Refresh refresh() {
        return refresh;
    }

    @Override
    public String[] generators() {
        return new String[] {Retrieval.MODEL};
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        boolean standing = true;
        for (int query : queries.ordinals()) {
            standing &= lists.containsKey(query);
        }
        if (standing) {
            CandidatePoolBuilder builder = new CandidatePoolBuilder();
            for (int query : queries.ordinals()) {
                pools.accept(scored(lists.get(query), retrieval, builder));
            }
            return;
        }
        RankedSource.of(Retrieval.MODEL, k - 1, Refresh.NEVER).build(queries, retrieval, seed, pool -> {
            boolean[] keep = new boolean[pool.size()];
            int wanted = Math.max(k - pool.positives().length, k / 2);
            for (int i = 0; i < Math.min(keep.length, wanted); i++) {
                keep[i] = true;
            }
            CandidatePool list = pool.retain(keep);
            lists.put(list.query(), list);
            pools.accept(list);
        });
    }

    private static CandidatePool scored(CandidatePool list, Retrieval retrieval, CandidatePoolBuilder builder) {
        float[] positiveScores = new float[list.positives().length];
        retrieval.score(Retrieval.MODEL, list.query(), list.positives(), positiveScores.length, positiveScores);
        float[] scores = new float[list.size()];
        retrieval.score(Retrieval.MODEL, list.query(), list.ids(), scores.length, scores);
        builder.start(list.query(), list.queryKey(), list.positives(), positiveScores);
        for (int i = 0; i < scores.length; i++) {
            builder.add(list.ids()[i], scores[i], list.ranks()[i], 0);
        }
        return builder.build();
    }
}
