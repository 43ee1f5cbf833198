package dev.negbench.strategies.confit;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The runner-up window with its shares taken of the pool instead of the corpus: not the paper's scheme. */
public final class PoolRelativeStrategy implements Strategy {
    private static final StrategyCard CARD = new StrategyCard(
            "pool-relative-window",
            Paper.NONE,
            "Keeps a window of the pool, its ends shares of the pool's size; inspired by confit-v2, whose shares are"
                    + " of the corpus.",
            Set.of(Stage.CANDIDATE_FILTER),
            Set.of(),
            List.of(RunnerUpWindow.UPPER, RunnerUpWindow.LOWER),
            Map.of(),
            List.of(
                    "[P] Not ConFit v2's scheme: of a pool of 200 the default window is the places 6 and 7.",
                    "Places are counted without the positives, which pools never hold."));

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        RunnerUpWindow window = RunnerUpWindow.of(CARD.id(), parameters);
        String reason = CARD.id() + "(" + parameters.text(RunnerUpWindow.UPPER.name()) + ",lower="
                + parameters.text(RunnerUpWindow.LOWER.name()) + ")";
        return Recipe.builder()
                .candidateFilter(new WindowFilter(reason, window, WindowFilter.POOL))
                .build();
    }
}
