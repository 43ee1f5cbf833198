package dev.negbench.strategies.llmhn;

/** What a generated passage is refused for; the first that applies counts. Source: card, "Verification". */
public enum Check {
    /** Nothing was refused. */
    PASSED("passed"),
    /** The generator gave no passage. */
    EMPTY("no passage"),
    /** Fewer than half or more than twice as many words as the positive. */
    LENGTH("too short or too long"),
    /** The generator excuses itself. */
    REFUSAL("a refusal"),
    /** Too many of its runs of five words are the positive's, or it is a document of the corpus. */
    COPY("a copy"),
    /** Neither the query's words nor its direction. */
    OFF_TOPIC("off topic"),
    /** As near to the query as the positive, and with the answer in it. */
    ANSWERS("answers the query");

    private final String reason;

    Check(String reason) {
        this.reason = reason;
    }

    /** Returns what it is called where refused passages are counted. */
    public String reason() {
        return reason;
    }

    static Check of(float column) {
        return values()[(int) column];
    }
}
