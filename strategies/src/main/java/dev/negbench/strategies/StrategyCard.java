package dev.negbench.strategies;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a strategy is.
 *
 * @param id how it is called on the command line: lower case, digits and hyphens
 * @param paper where it comes from
 * @param summary what it does, in a sentence
 * @param essential the stages it is about; in a composition these override earlier elements
 * @param accompanying the stages it brings along when used alone; in a composition earlier elements keep theirs
 * @param parameters what can be set; the first may be given without its name
 * @param presets named sets of parameter values from the literature: name → parameter → value
 * @param deviations where this implementation differs from the paper or reconstructs what the paper leaves open
 */
public record StrategyCard(
        String id,
        Paper paper,
        String summary,
        Set<Stage> essential,
        Set<Stage> accompanying,
        List<ParameterSpec> parameters,
        Map<String, Map<String, String>> presets,
        List<String> deviations) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    public StrategyCard {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "strategy id '" + id + "' must be lower-case letters, digits and hyphens");
        }
        essential = Set.copyOf(essential);
        accompanying = Set.copyOf(accompanying);
        parameters = List.copyOf(parameters);
        presets = Map.copyOf(presets);
        deviations = List.copyOf(deviations);
    }

    /** Returns all parameters at their defaults. */
    public Parameters defaults() {
        return Parameters.of(this, Map.of());
    }
}
