package dev.negbench.harness.encoder;

/** How often a token counts that occurs several times in one text. */
public enum TermFrequency {
    /** As often as it occurs. */
    EVERY_OCCURRENCE,
    /** {@code 1 + ln(n)} times for n occurrences. */
    LOGARITHMIC,
    /** Once. */
    ONCE;

    double of(int occurrences) {
        return switch (this) {
            case EVERY_OCCURRENCE -> occurrences;
            case LOGARITHMIC -> 1 + StrictMath.log(occurrences);
            case ONCE -> 1;
        };
    }
}
