package dev.negbench.strategies.baselines;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.HardestSampler;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Static hard negatives: the model's best documents before training. */
public final class TopKStrategy implements Strategy {
    private static final String FIRST = "first";

    private static final List<ParameterSpec> PARAMETERS = List.of(
            SourceParameters.k(200, "[H] as ance, so that only draw and refresh differ; leaves room for filters"),
            ParameterSpec.choice(
                    "draw", FIRST, List.of(FIRST, "uniform"), "hardest first, or uniformly from the pool", "[H]"),
            SourceParameters.refresh(
                    "never", "[H] mined once before training, what most published training sets hold"));

    private static final StrategyCard CARD = new StrategyCard(
            "topk",
            Paper.NONE,
            "Takes the hardest negatives: the best-scored documents without the positives, mined once by default.",
            Set.of(Stage.CANDIDATE_SOURCE),
            Set.of(Stage.NEGATIVE_SAMPLER),
            PARAMETERS,
            Map.of(),
            List.of());

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        Refresh refresh = Refresh.parse(parameters.text(SourceParameters.REFRESH));
        return Recipe.builder()
                .candidateSource(RankedSource.of(Retrieval.MODEL, parameters.integer(SourceParameters.K), refresh))
                .negativeSampler(
                        parameters.text("draw").equals(FIRST) ? HardestSampler.INSTANCE : UniformSampler.INSTANCE)
                .build();
    }
}
