package dev.negbench.strategies.nasa;

/**
 * How heads are aligned. Source: card, NASA-style procedure.
 *
 * @param loss what a head is tuned by
 * @param mu weight of the divergence in the losses without labels
 * @param headShare largest share of the heads that is tuned, in (0, 1]; one head at least
 * @param steps most steps a head, at least 1
 * @param closedGap the gap, in size, below which nothing is tuned any more
 * @param tolerance how far the accuracy may fall before a head's tuning is taken back
 */
record AlignmentSettings(Loss loss, double mu, double headShare, int steps, double closedGap, double tolerance) {
    /** What a head is tuned by. */
    enum Loss {
        LABELS("labels"),
        ATTENTION("attention"),
        SQUARED("attention-squared");

        private final String text;

        Loss(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static Loss parse(String text) {
            for (Loss loss : values()) {
                if (loss.text.equals(text)) {
                    return loss;
                }
            }
            throw new IllegalArgumentException("loss '" + text + "' is not labels, attention or attention-squared");
        }
    }
}
