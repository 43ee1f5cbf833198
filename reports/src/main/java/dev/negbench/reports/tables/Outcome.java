package dev.negbench.reports.tables;

/** What became of a strategy on a dataset in a mode, over all its seeds. */
public enum Outcome {
    /** At least one seed finished. */
    MEASURED("measured"),
    /** No seed finished and at least one broke off with an error. */
    FAILED("failed"),
    /** The strategy cannot work there. */
    NOT_APPLICABLE("not applicable"),
    /** Nothing was run yet. */
    NOT_RUN("not run");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** Returns the words a report prints. */
    public String words() {
        return words;
    }
}
