package dev.negbench.strategies.filters;

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

/** Candidates must score at least a fixed value: what is too easy goes. */
public final class MinScoreStrategy implements Strategy {
    private static final ParameterSpec LOWEST = ParameterSpec.real(
            "lowest", 0, -1e9, 1e9, "score", "lowest score kept", "[H]; an option of sentence-transformers' miner");

    private static final StrategyCard CARD = new StrategyCard(
            "min-score",
            Paper.NONE,
            "Removes candidates that score below a fixed value.",
            Set.of(Stage.CANDIDATE_FILTER),
            Set.of(),
            List.of(LOWEST),
            Map.of(),
            List.of());

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        String reason = CARD.id() + parameters.printFirst();
        return Recipe.builder()
                .candidateFilter(new FloorFilter(reason, parameters.real(LOWEST.name())))
                .build();
    }
}
