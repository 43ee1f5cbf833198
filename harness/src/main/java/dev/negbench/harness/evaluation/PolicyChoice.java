package dev.negbench.harness.evaluation;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.audit.SelfDocuments;
import java.util.Objects;
import java.util.Optional;

/**
 * The policies that an experiment asks for, before its datasets are known.
 *
 * @param selfMatch what becomes of a document whose id equals the query's; empty: as each dataset needs it
 * @param unjudged what becomes of a document that nobody judged
 * @param tieRule the order of equal scores
 */
public record PolicyChoice(Optional<SelfMatch> selfMatch, Unjudged unjudged, TieRule tieRule) {
    /** Self matches as each dataset needs it, unjudged documents non-relevant, ties in the order of the indexes. */
    public static final PolicyChoice DEFAULT =
            new PolicyChoice(Optional.empty(), Unjudged.NON_RELEVANT, TieRule.BY_ID_ASCENDING);

    public PolicyChoice {
        Objects.requireNonNull(selfMatch, "selfMatch");
        Objects.requireNonNull(unjudged, "unjudged");
        Objects.requireNonNull(tieRule, "tieRule");
    }

    /**
     * Returns the policy on a dataset. Where none was asked for, self matches are dropped if the queries {@linkplain
     * SelfDocuments#areQueries are documents themselves}, as ArguAna's and Quora's are; the evaluation of BEIR drops
     * them everywhere, which costs positives where queries and documents are merely numbered alike.
     *
     * @param test the judgements that are measured by
     */
    public EvaluationPolicy on(Dataset dataset, Judgements test) {
        SelfMatch resolved = selfMatch.orElseGet(
                () -> SelfDocuments.areQueries(dataset, test) ? SelfMatch.DROP : SelfMatch.KEEP);
        return new EvaluationPolicy(resolved, unjudged, tieRule);
    }
}
