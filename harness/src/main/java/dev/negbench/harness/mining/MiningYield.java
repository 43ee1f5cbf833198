package dev.negbench.harness.mining;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of candidates and of what was asked for. Two laws hold: candidates are those kept and those removed, and
 * what was asked for was written, could not be drawn, or was left out with its row.
 *
 * @param queries queries mined for
 * @param examples draws: one a query, or one a query and positive, as the format wants
 * @param rows rows written
 * @param leftOut examples not written because the format does not take what was drawn
 * @param candidates proposed by the source, positives never among them
 * @param removed candidates removed, by reason, in the order of the filters
 * @param kept candidates that every filter kept
 * @param asked negatives asked for
 * @param written negatives written; one in several rows of a query counts once
 * @param missing negatives that could not be drawn, by reason
 * @param discarded negatives drawn and not written
 * @param corrected labels corrected, and what else source and corrector counted
 * @param positiveScores similarities of the positives that draws were held against
 * @param negativeScores similarities of the negatives drawn
 * @param differences positive's similarity less negative's
 */
public record MiningYield(
        long queries,
        long examples,
        long rows,
        long leftOut,
        long candidates,
        Map<String, Long> removed,
        long kept,
        long asked,
        long written,
        Map<String, Long> missing,
        long discarded,
        Map<String, Long> corrected,
        ScoreSummary positiveScores,
        ScoreSummary negativeScores,
        ScoreSummary differences) {
    /**
     * Checks both laws.
     *
     * @return this
     * @throws IllegalStateException if one is broken
     */
    public MiningYield requireConserved() {
        if (candidates != kept + sum(removed)) {
            throw new IllegalStateException(
                    candidates + " candidates, but " + kept + " kept and " + removed + " removed");
        }
        if (asked != written + sum(missing) + discarded) {
            throw new IllegalStateException(asked + " negatives asked for, but " + written + " written, " + missing
                    + " missing and " + discarded + " discarded");
        }
        return this;
    }

    /** Returns what both make together. */
    MiningYield plus(MiningYield other) {
        return new MiningYield(
                queries + other.queries,
                examples + other.examples,
                rows + other.rows,
                leftOut + other.leftOut,
                candidates + other.candidates,
                sum(removed, other.removed),
                kept + other.kept,
                asked + other.asked,
                written + other.written,
                sum(missing, other.missing),
                discarded + other.discarded,
                sum(corrected, other.corrected),
                positiveScores.and(other.positiveScores),
                negativeScores.and(other.negativeScores),
                differences.and(other.differences));
    }

    private static Map<String, Long> sum(Map<String, Long> left, Map<String, Long> right) {
        Map<String, Long> all = new LinkedHashMap<>(left);
        right.forEach((reason, count) -> all.merge(reason, count, Long::sum));
        return all;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
