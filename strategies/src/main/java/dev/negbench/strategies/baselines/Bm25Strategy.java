package dev.negbench.strategies.baselines;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Negatives from lexical search. */
public final class Bm25Strategy implements Strategy {
    private static final List<ParameterSpec> PARAMETERS = List.of(
            SourceParameters.k(200, "[H] as deep as the pools mined with the model"));

    private static final StrategyCard CARD = new StrategyCard(
            "bm25",
            Paper.NONE,
            "Draws negatives uniformly from the best documents of BM25, positives left out; mined once.",
            Set.of(Stage.CANDIDATE_SOURCE),
            Set.of(Stage.NEGATIVE_SAMPLER),
            PARAMETERS,
            Map.of("ance-baseline", Map.of("k", "100")),
            List.of());

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        setting.require(Retrieval.BM25);
        return Recipe.builder()
                .candidateSource(RankedSource.of(Retrieval.BM25, parameters.integer(SourceParameters.K), Refresh.NEVER))
                .negativeSampler(UniformSampler.INSTANCE)
                .build();
    }
}
