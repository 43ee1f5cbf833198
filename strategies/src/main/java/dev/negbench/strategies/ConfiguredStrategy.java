package dev.negbench.strategies;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A strategy, or a composition of several, with all parameters set: what an experiment compares. Prints and parses.
 */
public final class ConfiguredStrategy {
    private final List<Part> parts;
    private final OptionalInt take;

    /**
     * One element of the composition.
     *
     * @param strategy the strategy
     * @param parameters its parameters
     */
    public record Part(Strategy strategy, Parameters parameters) {}

    ConfiguredStrategy(List<Part> parts, OptionalInt take) {
        this.parts = List.copyOf(parts);
        this.take = take;
    }

    /** Returns the elements, at least one. */
    public List<Part> parts() {
        return parts;
    }

    /**
     * Checks, from the cards alone, that the composition makes sense on some collection.
     *
     * @return this
     * @throws StrategySyntaxException if an element needs candidates that no element gives, or all that an element does
     *     is replaced by a later one; with the remedy
     */
    public ConfiguredStrategy requireRunnable() {
        CompositionCheck.check(parts.stream().map(part -> part.strategy().card()).toList(), print());
        return this;
    }

    /** Returns the stages that the elements are about or bring along. */
    public Set<Stage> stages() {
        EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
        for (Part part : parts) {
            stages.addAll(part.strategy().card().essential());
            stages.addAll(part.strategy().card().accompanying());
        }
        return stages;
    }

    /**
     * Returns the composed recipe: elements from left to right, each overriding the stages it is about.
     *
     * @throws NotApplicableException if an element cannot work here; a {@link NotSetUpException} where something is
     *     missing that can be given, as the source of elements that must have a pool
     */
    public Recipe recipe(Setting setting) {
        Recipe recipe = Recipe.builder().build();
        for (Part part : parts) {
            Recipe next = part.strategy().recipe(setting, part.parameters());
            recipe = recipe.then(next, part.strategy().card().essential());
        }
        if (take.isPresent()) {
            recipe = recipe.then(Recipe.builder().negatives(take.getAsInt()).build(), Set.of());
        }
        if (recipe.candidateSource().isEmpty()
                && (recipe.negativeSampler().isPresent() || !recipe.candidateFilters().isEmpty())) {
            throw new NotSetUpException("has no candidates here; put a source such as topk(200)| before it");
        }
        return recipe;
    }

    /** Prints what was set other than the defaults; parsing it gives an equal strategy. */
    public String print() {
        return print(false);
    }

    /** Prints every parameter, defaults included: what a result's key is made of. */
    public String printAll() {
        return print(true);
    }

    private String print(boolean all) {
        String text = parts.stream()
                .map(part -> part.strategy().card().id()
                        + (all ? part.parameters().printAll() : part.parameters().print()))
                .collect(Collectors.joining("|"));
        return take.isPresent() ? text + "|take(" + take.getAsInt() + ")" : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfiguredStrategy that && printAll().equals(that.printAll());
    }

    @Override
    public int hashCode() {
        return printAll().hashCode();
    }

    @Override
    public String toString() {
        return print();
    }
}
