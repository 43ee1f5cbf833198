package dev.negbench.datasets.files;

/** What to do with judged pairs that name a query or document which the collection does not have. */
public enum UnknownIds {
    /** Refuse the collection: its measures could not be compared with anyone else's. */
    REJECT,

    /** Leave the pair out and report how many were left out. */
    SKIP
}
