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

/** TopK-PercPos: candidates must score at most a share of the positive's score. */
public final class PercPosStrategy implements Strategy {
    private static final ParameterSpec SHARE = ParameterSpec.real(
            "share", 0.95, 0, 1, "", "highest score kept, as a share of the positive's",
            "NV-Retriever's best setting");

    private static final StrategyCard CARD = new StrategyCard(
            "percpos",
            NvRetriever.PAPER,
            "Removes candidates that score above a share of the positive's score.",
            Set.of(Stage.CANDIDATE_FILTER),
            Set.of(),
            List.of(SHARE, Reference.PARAMETER),
            Map.of(),
            List.of(
                    "For positive scores below 0 the cap is s+ - |s+| * (1 - share): a share would lie above it."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        String reason = CARD.id() + parameters.printFirst();
        double part = 1 - parameters.real(SHARE.name());
        return Recipe.builder()
                .candidateFilter(CapFilter.relative(reason, Reference.of(parameters), part))
                .build();
    }
}
