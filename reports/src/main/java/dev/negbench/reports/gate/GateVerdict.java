package dev.negbench.reports.gate;

/** The only words that a gate may say about one row. */
public enum GateVerdict {
    /** Not one score differs. */
    IDENTICAL("identical"),
    /** Whatever changed is no worse than the declared margin allows. */
    HOLDS("holds"),
    /** Neither a regression nor its absence can be shown. */
    UNDECIDED("undecided"),
    /** Worse, significantly, and by more than the margin can be shown to allow. */
    REGRESSION("REGRESSION"),
    /** Better in the same way, which nobody expected of an unchanged experiment: leakage shows like this. */
    IMPROVEMENT("IMPROVEMENT");

    private final String words;

    GateVerdict(String words) {
        this.words = words;
    }

    /** Returns the word that tables and JSON print. */
    public String words() {
        return words;
    }

    /** Returns whether somebody has to look at it. */
    public boolean isFlagged() {
        return this == REGRESSION || this == IMPROVEMENT;
    }

    /** Returns the worse news of two: what is flagged outweighs what is not, a regression all else. */
    GateVerdict or(GateVerdict other) {
        return weight() >= other.weight() ? this : other;
    }

    private int weight() {
        return switch (this) {
            case IDENTICAL -> 0;
            case HOLDS -> 1;
            case UNDECIDED -> 2;
            case IMPROVEMENT -> 3;
            case REGRESSION -> 4;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
