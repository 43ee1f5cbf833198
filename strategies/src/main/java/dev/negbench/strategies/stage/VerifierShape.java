package dev.negbench.strategies.stage;

/**
 * What an {@link AttentionVerifier} is made of and how it learns.
 *
 * @param heads attention heads, one of 1, 2, 4, 8 and 16
 * @param tied whether the answer is read by the difference of the two candidates' own vectors, as a language model
 *     reads it, instead of by a vector that is learnt apart
 * @param bias whether a number that looks at nothing is added to the logit
 * @param rate Adam's step, above 0
 */
public record VerifierShape(int heads, boolean tied, boolean bias, double rate) {
    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public static VerifierShape of(int heads, boolean tied, boolean bias, double rate) {
        if (heads < 1 || heads > 16 || Integer.bitCount(heads) != 1) {
            throw new IllegalArgumentException("the number of heads must be 1, 2, 4, 8 or 16, was " + heads);
        }
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("the verifier's rate must be above 0 and below 1, was " + rate);
        }
        return new VerifierShape(heads, tied, bias, rate);
    }
}
