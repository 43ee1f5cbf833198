package dev.negbench.datasets.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a split that is measured on was seen in a split that is learned from. A query counts once, by its nearest
 * twin: the greatest similarity, then the first kind, then the first in file order.
 *
 * @param learned the split that is learned from, {@code train} or one by which epochs are chosen
 * @param measured the split that is measured on
 * @param queries queries with a positive in the measured split
 * @param queriesByKind those of them that have a twin, by what their nearest twin differs in; kinds without any left
 *     out
 * @param queriesReaching those of them whose nearest twin is at least so similar; keys {@code 0.6} to {@code 1.0}
 * @param sharingPositive those of them one of whose twins has a positive in common with them
 * @param learnedQueries queries of the learned split that have a twin in the measured one
 * @param returning measured queries that are learned from themselves, with other positives, such as the users of a
 *     recommender; that alone makes them no twins
 * @param examples the nearest twins of some queries, by kind, then the most similar first
 */
public record SplitOverlap(
        String learned,
        String measured,
        int queries,
        Map<TwinKind, Integer> queriesByKind,
        Map<String, Integer> queriesReaching,
        int sharingPositive,
        int learnedQueries,
        int returning,
        List<QueryTwin> examples) {
    /**
     * The least similarity of twins. On SciFact's public split, looked through by hand, 125 of 127 pairs that reach it
     * are about the same paper; half of the claims below it that still are differ in the wording throughout.
     */
    public static final double NEAR = 0.6;

    /** The share of measured queries with a twin from which results carry a warning. */
    public static final double WARNING_SHARE = 0.01;

    /** Most examples kept of each kind. */
    public static final int MOST_EXAMPLES = 20;

    public SplitOverlap {
        Map<TwinKind, Integer> inOrder = new EnumMap<>(TwinKind.class);
        inOrder.putAll(queriesByKind);
        queriesByKind = Collections.unmodifiableMap(inOrder);
        queriesReaching = Collections.unmodifiableMap(new LinkedHashMap<>(queriesReaching));
        examples = List.copyOf(examples);
    }

    /** Returns the number of measured queries with a twin. */
    public int queriesWithTwin() {
        return queriesByKind.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the share of measured queries with a twin, in [0, 1]. */
    public double twinShare() {
        return (double) queriesWithTwin() / queries;
    }

    /** Returns the share of measured queries whose nearest twin is of a kind, in [0, 1]. */
    public double share(TwinKind kind) {
        return (double) queriesByKind.getOrDefault(kind, 0) / queries;
    }

    /** Tells whether so many measured queries were seen in another form that results need a warning. */
    public boolean leaks() {
        return queriesWithTwin() > 0 && twinShare() >= WARNING_SHARE;
    }
}
