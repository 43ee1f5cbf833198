package dev.negbench.strategies.baselines;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.HardestSampler;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws the hardest candidates of whatever pool stands before it. */
public final class HardestStrategy implements Strategy {
    private static final StrategyCard CARD = new StrategyCard(
            "hardest",
            Paper.NONE,
            "For compositions: takes the best-scored candidates of the pool, hardest first.",
            Set.of(Stage.NEGATIVE_SAMPLER),
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
        return Recipe.builder().negativeSampler(HardestSampler.INSTANCE).build();
    }
}
