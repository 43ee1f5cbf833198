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

/** Trains with the softmax contrastive loss. */
public final class InfoNceStrategy implements Strategy {
    private static final ParameterSpec TEMPERATURE = ParameterSpec.real(
            "temperature", 0.05, 1e-4, 100, "score", "what scores are divided by", "the harness default, for cosines");

    private static final StrategyCard CARD = new StrategyCard(
            "info-nce",
            Paper.NONE,
            "For compositions: the softmax contrastive loss at a temperature of its own.",
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
                .objective(InfoNce.of(parameters.real(TEMPERATURE.name())))
                .build();
    }
}
