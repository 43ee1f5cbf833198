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

/** TopK-MarginPos: candidates must score less than the positive by a margin. */
public final class MarginStrategy implements Strategy {
    private static final ParameterSpec MARGIN = ParameterSpec.real(
            "margin", 0.05, 0, 1e9, "score", "least distance below the positive's score",
            "NV-Retriever, for cosines");

    private static final StrategyCard CARD = new StrategyCard(
            "margin",
            NvRetriever.PAPER,
            "Removes candidates that score within a margin of the positive's score, or above it.",
            Set.of(Stage.CANDIDATE_FILTER),
            Set.of(),
            List.of(MARGIN, Reference.PARAMETER),
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
                .candidateFilter(CapFilter.margin(reason, Reference.of(parameters), parameters.real(MARGIN.name())))
                .build();
    }
}
