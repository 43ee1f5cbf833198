package dev.negbench.datasets.audit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In what two twins differ. The order is from the closest to the farthest. */
public enum TwinKind {
    /** In nothing: the same text, or the same query in both splits. */
    @JsonProperty("identical")
    IDENTICAL("identical"),

    /** In case, punctuation or white space only. */
    @JsonProperty("same-words")
    SAME_WORDS("same words"),

    /** One says the opposite of the other, as far as a list of English words tells. */
    @JsonProperty("opposed")
    OPPOSED("negated or opposite"),

    /** In words with a digit only. */
    @JsonProperty("other-numbers")
    OTHER_NUMBERS("other numbers"),

    /** In other words. */
    @JsonProperty("near")
    NEAR("other words");

    private final String words;

    TwinKind(String words) {
        this.words = words;
    }

    /** Returns what to call it in a table. */
    public String words() {
        return words;
    }

    /** Tells in what two texts differ that are known to be twins. */
    static TwinKind of(String one, String other) {
        if (one.equals(other)) {
            return IDENTICAL;
        }
        String plain = PlainText.of(one);
        String otherPlain = PlainText.of(other);
        if (plain.equals(otherPlain)) {
            return SAME_WORDS;
        }
        WordDifference difference = WordDifference.between(plain, otherPlain);
        if (difference.isOfNumbers()) {
            return OTHER_NUMBERS;
        }
        return Polarity.isOpposed(difference) ? OPPOSED : NEAR;
    }
}
