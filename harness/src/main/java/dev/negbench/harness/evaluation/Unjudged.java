package dev.negbench.harness.evaluation;

/** What becomes of a retrieved document that nobody judged for the query. */
public enum Unjudged {
    /** It takes up its rank as a non-relevant document. */
    NON_RELEVANT,
    /** It is taken out of the list, those below move up: the condensed list. */
    SKIP
}
