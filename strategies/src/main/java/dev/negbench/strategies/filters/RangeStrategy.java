package dev.negbench.strategies.filters;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.StrategySyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps a window of the full ranking. */
public final class RangeStrategy implements Strategy {
    private static final ParameterSpec FROM = ParameterSpec.integer(
            "from", 10, 0, 10_000_000, "places", "first 0-based place kept", "[H]");
    private static final ParameterSpec TO = ParameterSpec.integer(
            "to", 100, 1, Integer.MAX_VALUE, "places", "one past the last place kept", "[H]");

    private static final StrategyCard CARD = new StrategyCard(
            "range",
            Paper.NONE,
            "Keeps the candidates at certain places of their generator's full ranking, positives counted.",
            Set.of(Stage.CANDIDATE_FILTER),
            Set.of(),
            List.of(FROM, TO),
            Map.of(),
            List.of());

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        int from = parameters.integer(FROM.name());
        int to = parameters.integer(TO.name());
        if (from >= to) {
            throw new StrategySyntaxException(
                    CARD.id() + ": from=" + from + " is not below to=" + to + ", so nothing would be kept");
        }
        String reason = CARD.id() + "(" + from + ",to=" + to + ")";
        return Recipe.builder().candidateFilter(new RangeFilter(reason, from, to)).build();
    }
}
