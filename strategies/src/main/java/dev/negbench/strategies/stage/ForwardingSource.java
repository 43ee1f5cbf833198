package dev.negbench.strategies.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A source around another, the same in all that a subclass does not change. As safe for threads as the source within.
 */
public abstract class ForwardingSource implements CandidateSource {
    private final CandidateSource source;

    /**
     * @param source asked for everything
     */
    protected ForwardingSource(CandidateSource source) {
        this.source = source;
    }

    @Override
    public Refresh refresh() {
        return source.refresh();
    }

    @Override
    public String[] generators() {
        return source.generators();
    }

    @Override
    public Optional<NegativeTexts> negativeTexts() {
        return source.negativeTexts();
    }

    @Override
    public Optional<String> sharedAs() {
        return source.sharedAs();
    }

    @Override
    public void prepare(TrainingQueries queries, Retrieval retrieval, long seed) {
        source.prepare(queries, retrieval, seed);
    }

    @Override
    public Map<String, Long> counts() {
        return source.counts();
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        source.build(queries, retrieval, seed, pools);
    }
}
