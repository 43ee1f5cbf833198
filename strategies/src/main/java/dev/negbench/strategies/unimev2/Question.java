package dev.negbench.strategies.unimev2;

/**
 * What a judge is asked about one query.
 *
 * @param query the query's ordinal
 * @param queryKey the query's random key
 * @param positives its labelled positives, at least one
 * @param candidates documents retrieved for it, possibly none
 */
public record Question(int query, long queryKey, int[] positives, int[] candidates) {}
