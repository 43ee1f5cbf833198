package dev.negbench.reports.claims;

/** What became of a claim; pages use these words and no others. */
public enum ClaimOutcome {
    /** Found as claimed, significant after correction for the whole table. */
    REPRODUCED("reproduced"),
    /** Found to be otherwise: the opposite, or no effect of the smallest size of interest. */
    CONTRADICTED("contradicted"),
    /** Too few data to tell. */
    INCONCLUSIVE("inconclusive"),
    /** Without a figure, for a reason that stands beside it. */
    NOT_RUN("not run"),
    /** The code gives the numbers of the closed form. */
    PASS("pass"),
    /** The code does not give the numbers of the closed form: a defect. */
    FAIL("fail");

    private final String words;

    ClaimOutcome(String words) {
        this.words = words;
    }

    /** Returns the words a page prints. */
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return words;
    }
}
