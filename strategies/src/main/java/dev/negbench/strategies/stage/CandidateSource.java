package dev.negbench.strategies.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Proposes, for each training query, the candidates that negatives are drawn from. What a refresh proposes may hang on
 * what the source learnt before only where there is a single refresh: a cell that goes on after an interruption has its
 * last pools, texts and counts again, and a fresh source.
 */
public interface CandidateSource {
    /** Returns when pools are built anew from the model being trained. */
    Refresh refresh();

    /** Returns the names of the generators, in the order of the pool's generator index, for provenance. */
    String[] generators();

    /**
     * Returns the texts that candidates with ids beyond the corpus stand for, filled by {@link #build}; empty where all
     * candidates are documents.
     */
    default Optional<NegativeTexts> negativeTexts() {
        return Optional.empty();
    }

    /**
     * Returns a name under which the source's pools may be used by several cells, empty where each cell must build its
     * own. Sources of equal names promise equal pools, texts and counts for equal queries, whatever the seed: nothing
     * but the dataset and searchers that do not change goes into them. Such a source need not be safe for threads.
     */
    default Optional<String> sharedAs() {
        return Optional.empty();
    }

    /**
     * Looks at all queries that pools are about to be built for, before {@link #build} is given them some at a time:
     * for sources that learn from them. Called before every refresh.
     *
     * @param queries the training queries and their positives
     * @param retrieval search over the corpus, with the model as of this refresh
     * @param seed random seed of this refresh, the one that {@link #build} gets
     */
    default void prepare(TrainingQueries queries, Retrieval retrieval, long seed) {}

    /**
     * Returns what the source did besides proposing candidates, name → count, for the report: judgements asked for,
     * calls of a model, queries without a candidate to its liking. Counted since the cell began; asked when training is
     * over.
     */
    default Map<String, Long> counts() {
        return Map.of();
    }

    /**
     * Builds one pool for each query, in the order given.
     *
     * @param queries the training queries and their positives
     * @param retrieval search over the corpus, with the model as of this refresh
     * @param seed random seed of this refresh, different for every training seed and every refresh
     * @param pools receives each query's pool
     */
    void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools);
}
