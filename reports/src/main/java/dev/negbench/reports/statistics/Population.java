package dev.negbench.reports.statistics;

/** What a claim generalises to; over queries alone, not to retraining. Source: hark card, pitfalls. */
public enum Population {
    /** New queries met by the very checkpoints that were measured. */
    THESE_CHECKPOINTS("these checkpoints, new queries"),
    /** New queries met by models trained again from new seeds. */
    NEW_SEEDS_AND_QUERIES("new seeds and new queries");

    private final String phrase;

    Population(String phrase) {
        this.phrase = phrase;
    }

    /** Returns the words a report prints. */
    public String phrase() {
        return phrase;
    }
}
