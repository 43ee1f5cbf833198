package dev.negbench.harness.mining;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.ForwardingSource;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A source whose candidates and positives have other scores: pools are ordered by them, and filters and samplers see
 * them. Candidates without such a score are left out and counted. Ranks stay those of the searcher. One thread owns it.
 */
public final class RescoredSource extends ForwardingSource {
    private static final String UNSCORED = "candidates without a pair score";

    private final PairScores scores;
    private final Dataset dataset;
    private long unscored;

    /**
     * @param source proposes the candidates
     * @param scores what they score
     * @param dataset names queries and documents in messages
     */
    public RescoredSource(CandidateSource source, PairScores scores, Dataset dataset) {
        super(source);
        this.scores = scores;
        this.dataset = dataset;
    }

    /** {@inheritDoc} Empty: other scores make other pools. */
    @Override
    public Optional<String> sharedAs() {
        return Optional.empty();
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(super.counts());
        counts.put(UNSCORED, unscored);
        return counts;
    }

    /**
     * {@inheritDoc}
     *
     * @throws DatasetException if a positive has no score
     */
    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        super.build(queries, retrieval, seed, pool -> pools.accept(rescored(pool, builder)));
    }

    private CandidatePool rescored(CandidatePool pool, CandidatePoolBuilder builder) {
        boolean[] keep = new boolean[pool.size()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = !Float.isNaN(scores.score(pool.query(), pool.ids()[i]));
        }
        CandidatePool scored = pool.retain(keep);
        unscored += pool.size() - scored.size();
        builder.start(pool.query(), pool.queryKey(), pool.positives(), positiveScores(pool));
        for (int i = 0; i < scored.size(); i++) {
            int id = scored.ids()[i];
            builder.add(id, scores.score(pool.query(), id), scored.ranks()[i], scored.generators()[i]);
        }
        return builder.build(scored.columns());
    }

    private float[] positiveScores(CandidatePool pool) {
        float[] positives = new float[pool.positives().length];
        for (int p = 0; p < positives.length; p++) {
            positives[p] = scores.score(pool.query(), pool.positives()[p]);
            if (Float.isNaN(positives[p])) {
                throw new DatasetException(
                        scores.file() + " has no score for query '"
                                + dataset.queries().id(pool.query()) + "' and its positive '"
                                + dataset.corpus().id(pool.positives()[p]) + "'",
                        "score every query with its positives, too");
            }
        }
        return positives;
    }
}
