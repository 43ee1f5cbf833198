package dev.negbench.strategies.sources;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.UniformSubset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.function.Consumer;

/**
 * k documents drawn uniformly from the whole corpus without the query's positives, scored by a searcher. Drawing
 * uniformly from such a pool is drawing uniformly from the corpus. Which documents a query gets depends on the
 * refresh's seed and the query's key alone. Immutable.
 */
public final class UniformSource implements CandidateSource {
    private static final int NO_RANK = -1;

    private final String searcher;
    private final int k;
    private final Refresh refresh;

    private UniformSource(String searcher, int k, Refresh refresh) {
        this.searcher = searcher;
        this.k = k;
        this.refresh = refresh;
    }

    /**
     * Creates a source.
     *
     * @param searcher who scores what was drawn, a name of {@link Retrieval}
     * @param k candidates wanted a query, at least 1
     * @param refresh when pools are drawn anew
     */
    public static UniformSource of(String searcher, int k, Refresh refresh) {
        if (k < 1) {
            throw new IllegalArgumentException("the pool size k must be at least 1, was " + k);
        }
        return new UniformSource(searcher, k, refresh);
    }

    @Override
    public Refresh refresh() {
        return refresh;
    }

    @Override
    public String[] generators() {
        return new String[] {"uniform"};
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        RandomStream random = new RandomStream(seed);
        Draw draw = new Draw();
        int[] documents = new int[k];
        float[] scores = new float[k];
        for (int row = 0; row < queries.size(); row++) {
            int query = queries.ordinals()[row];
            int[] positives = queries.positives(row);
            float[] positiveScores = new float[positives.length];
            retrieval.score(searcher, query, positives, positives.length, positiveScores);
            builder.start(query, queries.key(row), positives, positiveScores);
            random.reset(seed, 0, queries.key(row));
            UniformSubset.draw(retrieval.documents() - positives.length, k, random, draw);
            for (int i = 0; i < draw.count(); i++) {
                documents[i] = skip(positives, draw.positions()[i]);
            }
            retrieval.score(searcher, query, documents, draw.count(), scores);
            for (int i = 0; i < draw.count(); i++) {
                builder.add(documents[i], scores[i], NO_RANK, 0);
            }
            pools.accept(builder.build());
        }
    }

    /** Returns the document at this place of the corpus when the positives, ascending, are left out. */
    private static int skip(int[] positives, int place) {
        int document = place;
        for (int positive : positives) {
            if (positive > document) {
                break;
            }
            document++;
        }
        return document;
    }
}
