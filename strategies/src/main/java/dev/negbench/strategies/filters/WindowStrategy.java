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
import dev.negbench.strategies.stage.CandidateFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps candidates from one place to another; what a place counts is the filter's affair. */
abstract class WindowStrategy implements Strategy {
    private static final ParameterSpec FROM = ParameterSpec.integer(
            "from", 10, 0, 10_000_000, "places", "first 0-based place kept", "[H]");
    private static final ParameterSpec TO = ParameterSpec.integer(
            "to", 100, 1, Integer.MAX_VALUE, "places", "one past the last place kept", "[H]");

    private final StrategyCard card;
    private final Window window;

    /** Makes the filter that keeps a window. */
    @FunctionalInterface
    interface Window {
        /**
         * @param reason the name under which removed candidates are counted
         * @param from first 0-based place kept
         * @param to one past the last place kept
         */
        CandidateFilter filter(String reason, int from, int to);
    }

    WindowStrategy(String id, String summary, List<String> deviations, Window window) {
        card = new StrategyCard(
                id, Paper.NONE, summary, Set.of(Stage.CANDIDATE_FILTER), Set.of(), List.of(FROM, TO), Map.of(),
                deviations);
        this.window = window;
    }

    @Override
    public final StrategyCard card() {
        return card;
    }

    @Override
    public final Recipe recipe(Setting setting, Parameters parameters) {
        int from = parameters.integer(FROM.name());
        int to = parameters.integer(TO.name());
        if (from >= to) {
            throw new StrategySyntaxException(
                    card.id() + ": from=" + from + " is not below to=" + to + ", so nothing would be kept");
        }
        String reason = card.id() + "(" + from + ",to=" + to + ")";
        return Recipe.builder().candidateFilter(window.filter(reason, from, to)).build();
    }
}
