package dev.negbench.strategies.docrerank;

import java.util.Optional;

/**
 * A generated query.
 *
 * @param text the query
 * @param changed what it changes; empty where the generator does not say
 */
public record Variant(String text, Optional<Property> changed) {}
