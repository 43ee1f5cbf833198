package dev.negbench.strategies.filters;

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

/** TopK-Abs: candidates must score at most a fixed value. */
public final class MaxScoreStrategy implements Strategy {
    private static final ParameterSpec HIGHEST = ParameterSpec.real(
            "highest", 0.7, -1e9, 1e9, "score", "highest score kept", "NV-Retriever, for cosines");

    private static final StrategyCard CARD = new StrategyCard(
            "max-score",
            NvRetriever.PAPER,
            "Removes candidates that score above a fixed value.",
            Set.of(Stage.CANDIDATE_FILTER),
            Set.of(),
            List.of(HIGHEST),
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
                .candidateFilter(CapFilter.fixed(reason, parameters.real(HIGHEST.name())))
                .build();
    }
}
