package dev.negbench.strategies.rlhn;

/**
 * What a judge is asked about: a query, its positives, and its hard negatives, all at once.
 *
 * @param query the query's ordinal
 * @param queryKey the query's random key
 * @param positives documents known to be relevant, at least one
 * @param negatives documents believed not to be, none of them a positive, possibly none
 */
public record Instance(int query, long queryKey, int[] positives, int[] negatives) {
    /** Returns the same query with some of its negatives. */
    Instance among(int[] places) {
        int[] some = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            some[i] = negatives[places[i]];
        }
        return new Instance(query, queryKey, positives, some);
    }
}
