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

/** Leaves out the best places of the ranking, where unlabelled positives gather. */
public final class SkipStrategy implements Strategy {
    private static final ParameterSpec PLACES = ParameterSpec.integer(
            "places", 10, 0, 10_000_000, "places", "how many of the best places of the full ranking are left out",
            "[H]");

    private static final StrategyCard CARD = new StrategyCard(
            "skip",
            Paper.NONE,
            "Removes candidates from the best places of their generator's full ranking.",
            Set.of(Stage.CANDIDATE_FILTER),
            Set.of(),
            List.of(PLACES),
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
                .candidateFilter(new RangeFilter(reason, parameters.integer(PLACES.name()), Integer.MAX_VALUE))
                .build();
    }
}
