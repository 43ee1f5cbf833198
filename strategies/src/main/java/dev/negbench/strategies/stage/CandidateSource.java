package dev.negbench.strategies.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Proposes, for each training query, the candidates that negatives are drawn from. */
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
     * Builds one pool for each query, in the order given.
     *
     * @param queries the training queries and their positives
     * @param retrieval search over the corpus, with the model as of this refresh
     * @param seed random seed of this refresh, different for every training seed and every refresh
     * @param pools receives each query's pool
     */
    void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools);

    /**
     * Returns what the source has to report when a cell is trained, by name: calls of a model, texts compared. It
     * stands in the cell's result beside what the label corrector counted. Nothing by default.
     */
    default Map<String, Long> counts() {
        return Map.of();
    }
}
