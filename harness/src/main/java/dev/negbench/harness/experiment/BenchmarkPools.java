package dev.negbench.harness.experiment;

import dev.negbench.harness.training.TrainingSet;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Real candidate pools of a strategy for timing its draw: its own source, on real queries, with the untrained
 * encoder.
 */
public final class BenchmarkPools {
    private static final String POOL_SIZE = "k";

    private BenchmarkPools() {}

    /**
     * A strategy as it is timed.
     *
     * @param strategy the strategy, its pool size set to the wanted one where it has such a parameter
     * @param pools its pools
     */
    public record Timed(ConfiguredStrategy strategy, List<CandidatePool> pools) {}

    /**
     * Builds pools.
     *
     * @param strategy what is timed
     * @param prepared the data
     * @param candidates candidates wanted a pool
     * @param draws negatives that will be drawn
     * @param queries most training queries used
     * @return the pools; nothing if the strategy draws no negatives
     */
    public static Optional<Timed> of(
            ConfiguredStrategy strategy,
            Strategies known,
            PreparedDataset prepared,
            int candidates,
            int draws,
            int queries) {
        ConfiguredStrategy sized = withPoolSize(strategy, known, candidates);
        Recipe recipe = sized.recipe(new Setting(prepared.dataset(), PreparedDataset.SEARCHERS, draws));
        if (recipe.negativeSampler().isEmpty() || recipe.candidateSource().isEmpty()) {
            return Optional.empty();
        }
        TrainingSet training = prepared.split().training();
        TrainingSet used = training.slice(0, Math.min(queries, training.size()));
        CandidateSource source = recipe.candidateSource().get();
        source.prepare(used, prepared.retrieval(1), 1);
        List<CandidatePool> pools = new ArrayList<>();
        used.buildPools(source, prepared.retrieval(1), 1, pools::add);
        return Optional.of(new Timed(strategy, pools));
    }

    /** Sets the parameter {@code k} of the element that supplies the candidates, unless the user set it. */
    private static ConfiguredStrategy withPoolSize(ConfiguredStrategy strategy, Strategies known, int candidates) {
        String text = strategy.parts().stream()
                .map(part -> {
                    String id = part.strategy().card().id();
                    String printed = part.parameters().print();
                    boolean sizable = part.parameters().values().containsKey(POOL_SIZE);
                    if (!sizable || printed.matches(".*[(,]k=.*")) {
                        return id + printed;
                    }
                    String size = POOL_SIZE + "=" + candidates;
                    return id
                            + (printed.isEmpty()
                                    ? "(" + size + ")"
                                    : printed.substring(0, printed.length() - 1) + "," + size + ")");
                })
                .reduce((left, right) -> left + "|" + right)
                .orElseThrow();
        return known.parse(text);
    }
}
