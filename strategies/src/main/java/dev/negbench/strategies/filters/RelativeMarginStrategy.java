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

/** The margin in parts of the positive's score: percpos as sentence-transformers parametrises it. */
public final class RelativeMarginStrategy implements Strategy {
    private static final ParameterSpec PART = ParameterSpec.real(
            "margin", 0.05, 0, 1, "", "least distance below the positive's score, as a part of its size",
            "sentence-transformers; 0.05 is NV-Retriever's best setting");

    private static final StrategyCard CARD = new StrategyCard(
            "relative-margin",
            NvRetriever.PAPER,
            "Removes candidates that score within a part of the positive's score, or above it.",
            Set.of(Stage.CANDIDATE_FILTER),
            Set.of(),
            List.of(PART, Reference.PARAMETER),
            Map.of(),
            List.of(
                    "The same rule as percpos with share 1 - margin, under the name other miners give it."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        String reason = CARD.id() + parameters.printFirst();
        double part = parameters.real(PART.name());
        return Recipe.builder()
                .candidateFilter(CapFilter.relative(reason, Reference.of(parameters), part))
                .build();
    }
}
