package dev.negbench.harness.experiment;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.ForwardingSource;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A source whose pools several cells use: the first to ask builds, the others wait and get the same pools. Only for
 * sources that say so, see {@link CandidateSource#sharedAs}. Safe for use by several threads; keeps every pool built.
 */
final class SharedSource extends ForwardingSource {
    private final Map<Integer, CandidatePool> byQuery = new HashMap<>();
    private boolean prepared;

    SharedSource(CandidateSource source) {
        super(source);
    }

    @Override
    public synchronized void prepare(TrainingQueries queries, Retrieval retrieval, long seed) {
        if (!prepared) {
            super.prepare(queries, retrieval, seed);
            prepared = true;
        }
    }

    @Override
    public synchronized Map<String, Long> counts() {
        return super.counts();
    }

    @Override
    public synchronized void build(
            TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        for (int ordinal : queries.ordinals()) {
            if (!byQuery.containsKey(ordinal)) {
                List<CandidatePool> built = new ArrayList<>();
                super.build(queries, retrieval, seed, built::add);
                built.forEach(pool -> byQuery.put(pool.query(), pool));
                break;
            }
        }
        for (int ordinal : queries.ordinals()) {
            pools.accept(byQuery.get(ordinal));
        }
    }
}
