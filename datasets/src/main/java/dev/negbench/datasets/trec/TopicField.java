package dev.negbench.datasets.trec;

/** What of a topic becomes the query's text. */
public enum TopicField {
    /** The few words that stand for a short query; what most published figures use. */
    TITLE("title"),

    /** A sentence that says what is sought. */
    DESCRIPTION("desc"),

    /** A paragraph that says what is relevant and what is not. */
    NARRATIVE("narr");

    private final String tag;

    TopicField(String tag) {
        this.tag = tag;
    }

    /** Returns the name that the file marks it by. */
    String tag() {
        return tag;
    }
}
