package dev.negbench.datasets.audit;

import java.util.Objects;

/**
 * A query of a measured split and the query nearest to it in the split that is learned from.
 *
 * @param query id of the measured query
 * @param text its text
 * @param twin id of the query that is learned from
 * @param twinText its text
 * @param kind in what the two differ
 * @param similarity Jaccard similarity of their character 4-grams, in [{@value SplitOverlap#NEAR}, 1]
 * @param sharesPositive whether a document is a positive of both
 */
public record QueryTwin(
        String query,
        String text,
        String twin,
        String twinText,
        TwinKind kind,
        double similarity,
        boolean sharesPositive) {
    public QueryTwin {
        Objects.requireNonNull(kind, "kind");
    }
}
