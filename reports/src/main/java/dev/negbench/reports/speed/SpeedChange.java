package dev.negbench.reports.speed;

/** The only words that may be said about one benchmark in two runs. */
public enum SpeedChange {
    /** The whole interval of new / old lies below 1. */
    FASTER("faster"),
    /** The whole interval of new / old lies above 1. */
    SLOWER("slower"),
    /** The interval of new / old contains 1. */
    NO_CHANGE("no change within noise"),
    /** Both runs have a figure, but one of them without an error, so there is no interval to judge by. */
    NOISE_UNKNOWN("noise unknown"),
    /** Only the new run has a figure. */
    MISSING_IN_OLD("missing in old"),
    /** Only the old run has a figure. */
    MISSING_IN_NEW("missing in new");

    private final String words;

    SpeedChange(String words) {
        this.words = words;
    }

    /** Returns the words that tables and JSON print. */
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return words;
    }
}
