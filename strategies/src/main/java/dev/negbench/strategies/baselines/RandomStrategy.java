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
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.sources.UniformSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Random negatives from the whole corpus. */
public final class RandomStrategy implements Strategy {
    private static final List<ParameterSpec> PARAMETERS = List.of(
            SourceParameters.k(200, "[H] as deep as the mined pools; any pool drawn uniformly gives the same law"),
            SourceParameters.refresh("epoch", "[H] other documents in every epoch"));

    private static final StrategyCard CARD = new StrategyCard(
            "random",
            Paper.NONE,
            "Draws negatives uniformly from the whole corpus, positives left out.",
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
        return drawing(parameters).build();
    }

    /** Starts a recipe that draws as this strategy does by default, for schemes that are about something else. */
    public static Recipe.Builder standard() {
        return drawing(CARD.defaults());
    }

    private static Recipe.Builder drawing(Parameters parameters) {
        Refresh refresh = Refresh.parse(parameters.text(SourceParameters.REFRESH));
        return Recipe.builder()
                .candidateSource(UniformSource.of(Retrieval.MODEL, parameters.integer(SourceParameters.K), refresh))
                .negativeSampler(UniformSampler.INSTANCE);
    }
}
