package dev.negbench.strategies.calibrationsets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How the members of a set are chosen from a judged pool. Names are the labels of the authors' README: its code calls
 * {@link #EXTREME} max_margin, {@link #AVERAGE} min_margin, and the margins gaps. Source: card, "The scheme".
 */
enum SetRule {
    /** Uniform. */
    RANDOM(Rule.of(PlaceRules::random)),
    /** Half of them the best, half the worst by metric; one fewer where an odd number is wanted. */
    EXTREME(Rule.of(PlaceRules::ends)),
    /** The middle by metric; one fewer where an odd number is wanted. */
    AVERAGE(Rule.of(PlaceRules::middle)),
    /** The best by metric. */
    MAX(Rule.alone(PlaceRules::best)),
    /** The worst by metric. */
    MIN(Rule.alone(PlaceRules::worst)),
    /** Widest mean gap between neighbours: best and worst, and any between them. */
    MAX_MARGIN(Rule.of(PlaceRules::widest)),
    /** Narrowest mean gap between neighbours. */
    MIN_MARGIN(Rule.of(PlaceRules::narrowest)),
    /** Widest least gap between neighbours. */
    EVEN_SPACING(Rule.of(EvenSpacing::choose)),
    /** Least alike of 200 random sets. */
    MAX_DIVERSITY(Rule.of(view -> TriedSets.best(view, TriedSets.DIVERSITY_TRIES, TriedSets::diversity, 1))),
    /** Most alike of 200 random sets. */
    MIN_DIVERSITY(Rule.of(view -> TriedSets.best(view, TriedSets.DIVERSITY_TRIES, TriedSets::diversity, -1))),
    /** First by the retriever. */
    TOP_BEAMS(Rule.alone(ColumnRules::first)),
    /** Last by the retriever. */
    BOTTOM_BEAMS(Rule.alone(ColumnRules::last)),
    /** Half of them first, half last by the retriever; one fewer where an odd number is wanted. */
    EXTREME_BEAMS(Rule.of(ColumnRules::firstAndLast)),
    /** Most words. */
    LONG(Rule.alone(view -> ColumnRules.largest(view, JudgedColumns.LENGTH, 1))),
    /** Fewest words. */
    SHORT(Rule.alone(view -> ColumnRules.largest(view, JudgedColumns.LENGTH, -1))),
    /** Of 100 random sets that whose order by metric agrees least with the retriever's. */
    MAX_SURPRISE(Rule.of(view -> TriedSets.best(view, TriedSets.SURPRISE_TRIES, TriedSets::agreement, -1))),
    /** Of 100 random sets that whose order by metric agrees most with the retriever's. */
    MIN_SURPRISE(Rule.of(view -> TriedSets.best(view, TriedSets.SURPRISE_TRIES, TriedSets::agreement, 1))),
    /** Of 1,000 random sets that whose order by metric agrees most with density. */
    MAX_FAITHFUL(Rule.of(view -> TriedSets.best(view, TriedSets.FAITHFUL_TRIES, TriedSets::faithfulness, 1))),
    /** Highest density. */
    EXTRACTIVE(Rule.of(view -> ColumnRules.largest(view, JudgedColumns.DENSITY, 1))),
    /** Lowest density. */
    ABSTRACTIVE(Rule.of(view -> ColumnRules.largest(view, JudgedColumns.DENSITY, -1)));

    /** Those that a ranked set may be chosen by; the other two need a role, see {@link ContrastRule}. */
    static final List<SetRule> OF_RANKED_SETS = Arrays.stream(values())
            .filter(rule -> rule != EXTRACTIVE && rule != ABSTRACTIVE)
            .toList();

    private final Rule rule;

    SetRule(Rule rule) {
        this.rule = rule;
    }

    /** Chooses places; returns how many, at most as many as wanted. */
    @FunctionalInterface
    interface Choice {
        int choose(SetView view);
    }

    /**
     * @param choice who chooses
     * @param single whether it also chooses a single member; the others draw one at random, as the code does
     */
    private record Rule(Choice choice, boolean single) {
        static Rule of(Choice choice) {
            return new Rule(choice, false);
        }

        static Rule alone(Choice choice) {
            return new Rule(choice, true);
        }
    }

    /** Writes the chosen places of a view with more candidates than wanted; returns how many. */
    int choose(SetView view) {
        return view.wanted() == 1 && !rule.single ? PlaceRules.random(view) : rule.choice.choose(view);
    }

    /** Tells whether the rule reads {@link JudgedColumns#COSINE}. */
    boolean needsCosines() {
        return Set.of(MAX_DIVERSITY, MIN_DIVERSITY).contains(this);
    }

    /** Reads a rule from its text form. */
    static SetRule parse(String text) {
        return valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
