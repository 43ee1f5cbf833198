package dev.negbench.strategies.skillextraction;

import java.util.Locale;

/** By what a label is related to another; the bit of a set in {@link RelatedSource#RELATED_BY}. */
enum Relation {
    /** A parent in common in the taxonomy, else a grandparent. */
    SIBLING,
    /** A name that few edits turn into the other's. */
    EDIT,
    /** A vector at a small angle. */
    ENCODER,
    /** None: drawn uniformly from the corpus. */
    RANDOM;

    int bit() {
        return 1 << ordinal();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
