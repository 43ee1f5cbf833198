package dev.negbench.reports.plan;

/** What a ledger records. Source: hark card, R2. */
public enum LedgerEvent {
    /** A version of the plan was fixed. */
    PLAN_LOCKED,
    /** A trial of a declared search ended; dev only. */
    TRIAL,
    /** A run is about to train. */
    RUN_STARTED,
    /** The run's test set is about to be looked at. */
    TEST_OPENED,
    /** The run's scores are stored. */
    RUN_FINISHED,
    /** The run broke off or the strategy does not apply. */
    RUN_FAILED,
    /** Something was done otherwise than planned. */
    DEVIATION,
    /** A report was written. */
    REPORT
}
