package dev.negbench.strategies.baselines;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.UniformSampler;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws uniformly from whatever pool stands before it. */
public final class UniformStrategy implements Strategy {
    private static final StrategyCard CARD = new StrategyCard(
            "uniform",
            Paper.NONE,
            "For compositions: draws every candidate of the pool with the same probability.",
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
        return Recipe.builder().negativeSampler(UniformSampler.INSTANCE).build();
    }
}
