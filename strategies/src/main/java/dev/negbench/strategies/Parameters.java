package dev.negbench.strategies;

import dev.negbench.datasets.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The complete, checked parameters of one strategy: every parameter of its card has a canonical value. Immutable. */
public final class Parameters {
    private static final String PRESET = "preset";

    private final StrategyCard card;
    private final Map<String, String> values;

    private Parameters(StrategyCard card, Map<String, String> values) {
        this.card = card;
        this.values = values;
    }

    /**
     * Resolves a user's settings against a card: defaults, then the preset if one is named, then the settings.
     *
     * @param card the strategy
     * @param settings name → text; {@code preset} names one of the card's presets
     * @return the complete parameters
     * @throws StrategySyntaxException if a name is unknown (the nearest is offered) or a value is not allowed
     */
    public static Parameters of(StrategyCard card, Map<String, String> settings) {
        Map<String, String> values = new LinkedHashMap<>();
        card.parameters().forEach(spec -> values.put(spec.name(), spec.defaultValue()));
        String preset = settings.get(PRESET);
        if (preset != null) {
            Map<String, String> presetValues = card.presets().get(preset);
            if (presetValues == null) {
                throw new StrategySyntaxException(card.id() + ": unknown preset '" + preset + "'; "
                        + NearestName.remedy(card.presets().keySet(), preset));
            }
            presetValues.forEach((name, text) -> values.put(name, canonical(card, name, text)));
        }
        settings.forEach((name, text) -> {
            if (!name.equals(PRESET)) {
                values.put(name, canonical(card, name, text));
            }
        });
        return new Parameters(card, Collections.unmodifiableMap(values));
    }

    private static String canonical(StrategyCard card, String name, String text) {
        ParameterSpec spec = card.parameters().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StrategySyntaxException(card.id() + ": unknown parameter '" + name + "'" + "; "
                        + NearestName.remedy(
                                card.parameters().stream()
                                        .map(ParameterSpec::name)
                                        .toList(),
                                name)));
        try {
            return spec.canonical().apply(text);
        } catch (IllegalArgumentException e) {
            throw new StrategySyntaxException(card.id() + ": parameter " + name + "=" + text + " " + e.getMessage()
                    + "; allowed: " + spec.range());
        }
    }

    /** Returns the canonical text of a parameter. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("strategy " + card.id() + " declares no parameter '" + name + "'");
        }
        return value;
    }

    /** Returns a parameter that was declared a whole number. */
    public int integer(String name) {
        return Integer.parseInt(text(name));
    }

    /** Returns a parameter that was declared a real number. */
    public double real(String name) {
        return Double.parseDouble(text(name));
    }

    /** Returns all values in the order of the card. */
    public Map<String, String> values() {
        return values;
    }

    /**
     * Prints what differs from the defaults or is always printed, as it would be typed: {@code (a=3,kernel=laplace)} or
     * nothing.
     */
    public String print() {
        String changed = card.parameters().stream()
                .filter(spec -> spec.alwaysPrinted() || !values.get(spec.name()).equals(spec.defaultValue()))
                .map(spec -> spec.name() + "=" + values.get(spec.name()))
                .collect(Collectors.joining(","));
        return changed.isEmpty() ? "" : "(" + changed + ")";
    }

    /** Prints the first value without its name, and of the others what differs: {@code (0.95,against=highest)}. */
    public String printFirst() {
        if (card.parameters().isEmpty()) {
            return "";
        }
        String others = card.parameters().stream()
                .skip(1)
                .filter(spec -> !values.get(spec.name()).equals(spec.defaultValue()))
                .map(spec -> "," + spec.name() + "=" + values.get(spec.name()))
                .collect(Collectors.joining());
        return "(" + values.get(card.parameters().get(0).name()) + others + ")";
    }

    /** Prints every value, defaults included: what a result's key is made of. */
    public String printAll() {
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(",", "(", ")"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && card.id().equals(that.card.id()) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * card.id().hashCode() + values.hashCode();
    }

    @Override
    public String toString() {
        return card.id() + printAll();
    }
}
