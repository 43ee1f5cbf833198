package dev.negbench.strategies.baselines;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares every query of a batch with everything drawn in that batch. */
public final class ShareDrawnStrategy implements Strategy {
    private static final StrategyCard CARD = new StrategyCard(
            "share-drawn",
            Paper.NONE,
            "For compositions: every row of a batch is compared with what was drawn for the other rows, too; "
                    + "random|share-drawn|pairwise(0.05)|take(1) is the Rand Neg baseline of STAR's paper.",
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
        return Recipe.builder().sharesDrawn(true).build();
    }
}
