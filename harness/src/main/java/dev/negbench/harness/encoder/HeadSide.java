package dev.negbench.harness.encoder;

/** Which texts' vectors pass a head that learns. */
public enum HeadSide {
    /** Queries; the documents' vectors stay as they are, so that an index of them stays valid. */
    QUERY,
    /** Documents and added items. */
    DOCUMENT,
    /** Both, each side through a head of its own. */
    BOTH;

    boolean queries() {
        return this != DOCUMENT;
    }

    boolean items() {
        return this != QUERY;
    }
}
