package dev.negbench.harness.claims;

import java.util.Locale;

/** How much of a claim is tried. */
public enum ClaimScale {
    /** Few seeds, small collections, training queries capped. */
    QUICK,
    /** More seeds, every collection that the claim names. */
    FULL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
