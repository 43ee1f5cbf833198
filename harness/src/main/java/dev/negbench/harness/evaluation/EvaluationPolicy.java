package dev.negbench.harness.evaluation;

import java.util.Objects;

/**
 * The choices that change a measured value without any change of the ranking.
 *
 * @param selfMatch what becomes of a document whose id equals the query's
 * @param unjudged what becomes of a document that nobody judged
 * @param tieRule the order of equal scores
 */
public record EvaluationPolicy(SelfMatch selfMatch, Unjudged unjudged, TieRule tieRule) {
    /** Every retrieved document counts, ties in the order of the indexes. */
    public static final EvaluationPolicy DEFAULT =
            new EvaluationPolicy(SelfMatch.KEEP, Unjudged.NON_RELEVANT, TieRule.BY_ID_ASCENDING);

    /** The values of trec_eval 9.0.4 with its option {@code -c}. */
    public static final EvaluationPolicy TREC_EVAL =
            new EvaluationPolicy(SelfMatch.KEEP, Unjudged.NON_RELEVANT, TieRule.TREC_EVAL);

    public EvaluationPolicy {
        Objects.requireNonNull(selfMatch, "selfMatch");
        Objects.requireNonNull(unjudged, "unjudged");
        Objects.requireNonNull(tieRule, "tieRule");
    }

    /** Returns this policy with another {@code selfMatch}. */
    public EvaluationPolicy with(SelfMatch other) {
        return new EvaluationPolicy(other, unjudged, tieRule);
    }

    /** Returns this policy with another {@code unjudged}. */
    public EvaluationPolicy with(Unjudged other) {
        return new EvaluationPolicy(selfMatch, other, tieRule);
    }
}
