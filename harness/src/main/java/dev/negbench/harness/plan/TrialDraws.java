package dev.negbench.harness.plan;

import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.SearchBudget.ParameterRange;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.sampling.RandomStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings that a search tries: independent random draws, each a function of (seed of the search, number of the
 * trial), so that none can be left out or drawn again unnoticed.
 */
public final class TrialDraws {
    static final String LINEAR = "linear";
    static final String LOG = "log";
    static final String INTEGER = "integer";
    private static final MathContext DIGITS = new MathContext(4);

    private TrialDraws() {}

    /** A value of a parameter. */
    record Value(ParameterRange range, double value) {
        /** Four digits: what is tried is what is printed. */
        String text() {
            return range.scale().equals(INTEGER)
                    ? Long.toString(Math.round(value))
                    : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * Returns the strategy of a trial.
     *
     * @param number from 1
     * @throws IllegalArgumentException if the strategy is a composition
     */
    public static ConfiguredStrategy strategy(SearchBudget search, int number, Strategies strategies) {
        RandomStream random = new RandomStream(0);
        random.reset(search.seed(), number, 0);
        List<Value> values = new ArrayList<>();
        for (ParameterRange range : search.space()) {
            double u = random.nextDouble();
            double value =
                    switch (range.scale()) {
                        case LOG -> range.low() * Math.exp(u * Math.log(range.high() / range.low()));
                        // Every whole number of the range has the same chance.
                        case INTEGER -> Math.floor(range.low() + u * (range.high() - range.low() + 1));
                        default -> range.low() + u * (range.high() - range.low());
                    };
            values.add(new Value(range, Math.min(value, range.high())));
        }
        return with(strategies.parse(search.strategy()), values, strategies);
    }

    static ConfiguredStrategy with(ConfiguredStrategy strategy, List<Value> values, Strategies strategies) {
        if (strategy.parts().size() != 1) {
            throw new IllegalArgumentException("a composition cannot be searched; search one of its elements alone");
        }
        ConfiguredStrategy.Part part = strategy.parts().get(0);
        Map<String, String> texts = new LinkedHashMap<>(part.parameters().values());
        values.forEach(value -> texts.put(value.range().name(), value.text()));
        String id = part.strategy().card().id();
        return strategies.parse(texts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(",", id + "(", ")")));
    }
}
