package dev.negbench.harness.evaluation;

/** The order of documents whose scores are equal as 32-bit floats. Higher scores always come first. */
public enum TieRule {
    /** Ascending document ordinal, the order that the indexes of this project deliver. */
    BY_ID_ASCENDING,
    /** Descending document id, compared byte by byte in UTF-8: the order of trec_eval. */
    TREC_EVAL
}
