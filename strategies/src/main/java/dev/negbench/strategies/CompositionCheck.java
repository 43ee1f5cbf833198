package dev.negbench.strategies;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells, from the cards alone, which compositions cannot work, so that nothing runs before the user knows. */
final class CompositionCheck {
    /** Stages that add up instead of replacing each other. */
    private static final Set<Stage> ADDING = EnumSet.of(Stage.CANDIDATE_FILTER, Stage.COMPANION);

    private CompositionCheck() {}

    /**
     * Checks a composition.
     *
     * @param cards the cards of the elements, from left to right
     * @param text what was typed, for messages
     * @throws StrategySyntaxException if an element needs candidates that no element gives, or all that an element does
     *     is replaced by a later one
     */
    static void check(List<StrategyCard> cards, String text) {
        if (cards.stream().noneMatch(card -> stages(card).contains(Stage.CANDIDATE_SOURCE))) {
            for (StrategyCard card : cards) {
                requireNoCandidates(card, text);
            }
        }
        Map<Stage, Integer> owners = new EnumMap<>(Stage.class);
        for (int e = 0; e < cards.size(); e++) {
            for (Stage stage : stages(cards.get(e))) {
                if (cards.get(e).essential().contains(stage)) {
                    owners.put(stage, e);
                } else {
                    owners.putIfAbsent(stage, e);
                }
            }
        }
        for (int e = 0; e < cards.size(); e++) {
            Set<Stage> stages = stages(cards.get(e));
            if (!stages.isEmpty()
                    && stages.stream().noneMatch(ADDING::contains)
                    && !owners.containsValue(e)) {
                int by = owners.get(stages.iterator().next());
                throw new StrategySyntaxException(cards.get(e).id() + " has no effect in '" + text + "': "
                        + cards.get(by).id() + " sets the " + stages.iterator().next()
                        + " instead; leave one of them out");
            }
        }
    }

    private static void requireNoCandidates(StrategyCard card, String text) {
        String does = card.essential().contains(Stage.NEGATIVE_SAMPLER)
                ? "draws from"
                : card.essential().contains(Stage.CANDIDATE_FILTER) ? "filters" : null;
        if (does != null) {
            throw new StrategySyntaxException(card.id() + " " + does + " candidates, but no element of '" + text
                    + "' gives it any; put a source before it, for example topk(200)|" + card.id());
        }
    }

    private static Set<Stage> stages(StrategyCard card) {
        EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
        stages.addAll(card.essential());
        stages.addAll(card.accompanying());
        return stages;
    }
}
