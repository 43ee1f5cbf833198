package dev.negbench.strategies.simans;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nearest-K, SimANS without chance: the candidates whose score is nearest to the positive's. */
public final class NearestKStrategy implements Strategy {
    private static final List<ParameterSpec> PARAMETERS = List.of(
            SourceParameters.k(100, "[§4.1]"),
            SourceParameters.refresh("epoch", "[H] as simans"));

    private static final StrategyCard CARD = new StrategyCard(
            "nearest-k",
            SimansPaper.PAPER,
            "Takes the negatives whose score is nearest to the positive's, the fixed choice of SimANS' Table 6.",
            Set.of(Stage.NEGATIVE_SAMPLER),
            Set.of(Stage.CANDIDATE_SOURCE),
            PARAMETERS,
            Map.of(),
            List.of("Of two candidates equally near the higher-scored one is taken; the paper leaves it open."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        return Recipe.builder()
                .candidateSource(RankedSource.of(
                        Retrieval.MODEL,
                        parameters.integer(SourceParameters.K),
                        Refresh.parse(parameters.text(SourceParameters.REFRESH))))
                .negativeSampler(NearestSampler.INSTANCE)
                .build();
    }
}
