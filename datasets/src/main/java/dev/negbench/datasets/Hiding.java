package dev.negbench.datasets;

/** Which known positives planted noise hides first. */
public enum Hiding {
    /** Any: every order of the pairs is equally likely over seeds. */
    UNIFORM,
    /**
     * Those that a baseline ranks highest for their query: the ones that a miner meets. By ascending rank; those of
     * equal rank, and those the baseline did not find, in random order. The seed decides about nothing else.
     */
    HARD
}
