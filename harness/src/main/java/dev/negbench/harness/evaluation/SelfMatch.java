package dev.negbench.harness.evaluation;

/**
 * What becomes of a retrieved document whose id equals the query's. In some collections it is the query itself (an
 * argument asked for its counter-argument), in others queries and documents merely share a numbering; the second kind
 * loses quality silently where it is treated like the first.
 */
public enum SelfMatch {
    /** It is ranked like any other document. */
    KEEP,
    /** It is taken out of the list, those below move up; the judgements stay as they are. */
    DROP
}
