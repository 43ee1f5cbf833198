package dev.negbench.strategies.docrerank;

/** Which negatives a pair of query and document is trained with. Source: docrerank card, "Loss and training recipe". */
enum Training {
    /** Documents alone: what the scheme is compared with. */
    DOCUMENTS("documents"),
    /** Queries alone, which the paper never reports. */
    QUERIES("queries"),
    /** One half of the queries with documents, the other with query negatives: as many examples as either alone. */
    HALF("half"),
    /** Both for each pair: twice the examples. */
    BOTH("both");

    private final String text;

    Training(String text) {
        this.text = text;
    }

    /**
     * Tells whether a pair is trained with documents.
     *
     * @param firstHalf whether its query is of the half that gets documents where there are halves
     */
    boolean usesDocuments(boolean firstHalf) {
        return this == DOCUMENTS || this == BOTH || this == HALF && firstHalf;
    }

    /** Tells whether a pair is trained with query negatives. */
    boolean usesQueries(boolean firstHalf) {
        return this == QUERIES || this == BOTH || this == HALF && !firstHalf;
    }

    @Override
    public String toString() {
        return text;
    }
}
