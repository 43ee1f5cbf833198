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

/** Trains with the triplet loss. */
public final class TripletStrategy implements Strategy {
    private static final ParameterSpec MARGIN = ParameterSpec.real(
            "margin", 0.2, 1e-4, 100, "score", "by how much a positive is to lead", "[H] llm-hn card: 0.1, 0.2 or 0.5");

    private static final StrategyCard CARD = new StrategyCard(
            "triplet",
            Paper.NONE,
            "For compositions: the triplet loss, each pair weighted alike.",
            Set.of(Stage.OBJECTIVE),
            Set.of(),
            List.of(MARGIN),
            Map.of(),
            List.of());

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        return Recipe.builder()
                .objective(TripletMargin.of(parameters.real(MARGIN.name())))
                .build();
    }
}
