package dev.negbench.strategies.stage;

/** Which texts a training query is compared with besides its positive. A factor of every comparison, never a detail. */
public enum BatchMode {
    /** Only what was drawn for it. */
    DRAWN("drawn"),
    /** The positives of the other queries in the batch. */
    IN_BATCH("in-batch"),
    /** Both. */
    IN_BATCH_AND_DRAWN("in-batch+drawn");

    private final String text;

    BatchMode(String text) {
        this.text = text;
    }

    /**
     * Reads a mode from its text form.
     *
     * @throws IllegalArgumentException if there is no such mode
     */
    public static BatchMode parse(String text) {
        for (BatchMode mode : values()) {
            if (mode.text.equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("mode '" + text + "' is not drawn, in-batch or in-batch+drawn");
    }

    /** Tells whether drawn negatives take part. */
    public boolean usesDrawn() {
        return this != IN_BATCH;
    }

    /** Tells whether the other queries' positives take part. */
    public boolean usesInBatch() {
        return this != DRAWN;
    }

    @Override
    public String toString() {
        return text;
    }
}
