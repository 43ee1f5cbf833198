package dev.negbench.strategies.rlhn;

/** What happens to a query with false negatives. Source: rlhn §3.2. */
public enum Modification {
    /** Nothing; judged only. */
    NONE("none"),
    /** The query leaves the training set. */
    REMOVE("remove"),
    /** The false negatives leave the hard negatives. */
    HN_REMOVE("hn-remove"),
    /** The false negatives leave the hard negatives and become positives. */
    RLHN("rlhn");

    private final String text;

    Modification(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
