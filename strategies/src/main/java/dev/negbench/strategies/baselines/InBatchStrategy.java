package dev.negbench.strategies.baselines;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.stage.BatchMode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In-batch negatives alone. */
public final class InBatchStrategy implements Strategy {
    private static final StrategyCard CARD = new StrategyCard(
            "in-batch",
            Paper.NONE,
            "Draws nothing: a query's negatives are the positives of the other queries in its batch.",
            Set.of(),
            Set.of(),
            List.of(),
            Map.of(),
            List.of());

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        return Recipe.builder().batchMode(BatchMode.IN_BATCH).negatives(0).build();
    }
}
