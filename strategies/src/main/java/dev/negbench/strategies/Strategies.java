package dev.negbench.strategies;

import dev.negbench.datasets.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The strategies that exist, by id, and the reader of their text form. Immutable. */
public final class Strategies {
    private static final String TAKE = "take";

    private static final Set<Stage> BEYOND_TRAINING = EnumSet.of(
            Stage.COMPANION, Stage.SEARCH_TRANSFORM, Stage.FINISHER, Stage.DATA_UPDATE, Stage.LABEL_CORRECTOR);

    private final Map<String, Strategy> byId;

    private Strategies(Map<String, Strategy> byId) {
        this.byId = byId;
    }

    /** Loads every strategy that this thread's context class loader can see. */
    public static Strategies load() {
        return load(Thread.currentThread().getContextClassLoader());
    }

    /**
     * Loads every strategy that a class loader can see.
     *
     * @throws IllegalStateException if two strategies have the same id
     */
    public static Strategies load(ClassLoader loader) {
        return of(ServiceLoader.load(Strategy.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /**
     * Collects strategies.
     *
     * @throws IllegalStateException if two have the same id, or one is called {@code take}
     */
    public static Strategies of(Collection<? extends Strategy> strategies) {
        Map<String, Strategy> byId = new TreeMap<>();
        for (Strategy strategy : strategies) {
            String id = strategy.card().id();
            Strategy other = byId.put(id, strategy);
            if (other != null || id.equals(TAKE)) {
                throw new IllegalStateException(
                        "strategy id '" + id + "' of " + strategy.getClass().getName() + " is taken"
                                + (other == null
                                        ? " by the language"
                                        : " by " + other.getClass().getName()));
            }
        }
        return new Strategies(Collections.unmodifiableMap(byId));
    }

    /** Returns all strategies by id. */
    public Collection<Strategy> all() {
        return byId.values();
    }

    /**
     * Returns what can be compared of all strategies without further ado, by id: those that bring candidates alone, and
     * behind {@code random} those that learn beside the retriever or act after training. Filters, losses, samplers and
     * query augmenters, which only make sense in compositions, are not among them.
     */
    public List<ConfiguredStrategy> comparable() {
        List<ConfiguredStrategy> comparable = new ArrayList<>();
        for (Strategy strategy : all()) {
            StrategyCard card = strategy.card();
            if (card.essential().contains(Stage.CANDIDATE_SOURCE)
                    || card.accompanying().contains(Stage.CANDIDATE_SOURCE)) {
                comparable.add(parse(card.id()));
            } else if (!Collections.disjoint(card.essential(), BEYOND_TRAINING)) {
                comparable.add(parse("random|" + card.id()));
            }
        }
        return List.copyOf(comparable);
    }

    /**
     * Returns a strategy.
     *
     * @throws StrategySyntaxException if there is none with this id; the nearest name is offered
     */
    public Strategy get(String id) {
        Strategy strategy = byId.get(id);
        if (strategy == null) {
            throw new StrategySyntaxException(
                    "unknown strategy '" + id + "'; " + NearestName.remedy(byId.keySet(), id));
        }
        return strategy;
    }

    /**
     * Reads the text form of a strategy or a composition.
     *
     * @throws StrategySyntaxException if the text is malformed, or names an unknown strategy, parameter or value
     */
    public ConfiguredStrategy parse(String text) {
        List<StrategyExpression.Element> elements =
                StrategyExpression.parse(text).elements();
        List<ConfiguredStrategy.Part> parts = new ArrayList<>();
        OptionalInt take = OptionalInt.empty();
        for (int e = 0; e < elements.size(); e++) {
            StrategyExpression.Element element = elements.get(e);
            if (element.name().equals(TAKE)) {
                if (e == 0 || e < elements.size() - 1) {
                    throw new StrategySyntaxException("take(n) belongs at the end of a composition, in '" + text + "'");
                }
                take = OptionalInt.of(takeCount(element));
            } else {
                Strategy strategy = get(element.name());
                parts.add(new ConfiguredStrategy.Part(
                        strategy, Parameters.of(strategy.card(), named(strategy.card(), element))));
            }
        }
        return new ConfiguredStrategy(parts, take);
    }

    private static int takeCount(StrategyExpression.Element element) {
        String value = element.arguments().get(StrategyExpression.UNNAMED);
        if (element.arguments().size() != 1 || value == null || !value.matches("[0-9]{1,6}")) {
            throw new StrategySyntaxException("take needs one whole number, for example take(15)");
        }
        return Integer.parseInt(value);
    }

    private static Map<String, String> named(StrategyCard card, StrategyExpression.Element element) {
        Map<String, String> settings = new LinkedHashMap<>(element.arguments());
        String first = settings.remove(StrategyExpression.UNNAMED);
        if (first != null) {
            if (card.parameters().isEmpty()) {
                throw new StrategySyntaxException(card.id() + " has no parameters, '" + first + "' was given");
            }
            String name = card.parameters().get(0).name();
            if (settings.put(name, first) != null) {
                throw new StrategySyntaxException(
                        card.id() + ": parameter " + name + " is given twice, once without its name");
            }
        }
        return settings;
    }
}
