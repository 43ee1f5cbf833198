package dev.negbench.reports.claims;

/** What a claim says about a difference. */
public enum ClaimDirection {
    /** It lies above 0. */
    ABOVE("above 0"),
    /** It lies below 0. */
    BELOW("below 0"),
    /** It is smaller than the smallest effect of interest, either way. */
    EQUAL("no difference of interest"),
    /** It is not below 0 by the smallest effect of interest or more. */
    NOT_BELOW("not below 0 by the smallest effect");

    private final String words;

    ClaimDirection(String words) {
        this.words = words;
    }

    /** Returns the words a page prints. */
    public String words() {
        return words;
    }
}
