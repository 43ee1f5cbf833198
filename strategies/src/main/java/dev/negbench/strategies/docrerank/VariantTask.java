package dev.negbench.strategies.docrerank;

import java.util.Optional;

/**
 * Queries that are wanted. The document is no part of it: what is generated depends on the query alone.
 *
 * @param query the positive query
 * @param count how many variants, at least 1
 * @param onlyChange the one property to change; empty for any
 * @param seed decides every choice; the query's random key, so that each training seed gets the same
 */
public record VariantTask(String query, int count, Optional<Property> onlyChange, long seed) {}
