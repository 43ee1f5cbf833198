package dev.negbench.strategies.objective;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trains with the pairwise logistic loss. */
public final class PairwiseStrategy implements Strategy {
    private static final ParameterSpec TEMPERATURE = ParameterSpec.real(
            "temperature",
            1,
            1e-4,
            100,
            "score",
            "what scores are divided by",
            "as published for dot products; cosines need about 0.05");

    private static final StrategyCard CARD = new StrategyCard(
            "pairwise",
            Paper.NONE,
            "For compositions: the pairwise logistic loss, each pair weighted alike.",
            Set.of(Stage.OBJECTIVE),
            Set.of(),
            List.of(TEMPERATURE),
            Map.of(),
            List.of());

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        return Recipe.builder()
                .objective(PairwiseSoftplus.of(parameters.real(TEMPERATURE.name())))
                .build();
    }
}
