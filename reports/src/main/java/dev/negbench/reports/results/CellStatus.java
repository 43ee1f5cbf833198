package dev.negbench.reports.results;

/** How a cell ended. Every planned cell has a record, whatever its status. */
public enum CellStatus {
    /** Trained and evaluated. */
    FINISHED,
    /** The strategy cannot work on this dataset or in this mode. */
    NOT_APPLICABLE,
    /** It broke off with an error. */
    FAILED
}
