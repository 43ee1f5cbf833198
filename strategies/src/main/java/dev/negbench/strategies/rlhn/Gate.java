package dev.negbench.strategies.rlhn;

/** What of a query the accurate judge sees. */
enum Gate {
    /** All its negatives once the cheap judge calls any of them relevant; the paper. */
    INSTANCE("instance"),
    /** Only the negatives that the cheap judge calls relevant; not the paper, see the card's closed form. */
    DOCUMENT("document-ablation");

    private final String text;

    Gate(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
