package dev.negbench.reports.tables;

import dev.negbench.reports.statistics.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The standing of every comparison of a table, and of all together. Source: hark card, R6: every number carries its
 * label.
 *
 * @param overall confirmatory if and only if every comparison is
 * @param comparisons the standing of each, where they are not known to share one; otherwise empty
 */
public record Standings(Standing overall, Map<Place, Standing> comparisons) {
    private static final String IN_PART = "CONFIRMATORY IN PART";

    /** A row of a comparison table. */
    public record Place(String strategy, String dataset, String mode) {
        @Override
        public String toString() {
            return strategy + " on " + dataset + ", " + mode;
        }
    }

    /** Returns one standing for all. */
    public static Standings all(Standing standing) {
        return new Standings(standing, Map.of());
    }

    /** Returns the standing of a row. */
    public Standing of(ComparisonRow row) {
        return comparisons.getOrDefault(new Place(row.strategy(), row.dataset(), row.mode()), overall);
    }

    /** Returns whether some comparisons confirm what was planned and others do not. */
    public boolean isMixed() {
        return !overall.confirmatory() && comparisons.values().stream().anyMatch(Standing::confirmatory);
    }

    /** Returns the label of a table: {@code CONFIRMATORY}, {@code CONFIRMATORY IN PART} or {@code EXPLORATORY}. */
    public String label() {
        return isMixed() ? IN_PART : overall.label();
    }

    /** Returns the words for a verdict on a row: exploratory findings do not say that anything improves. */
    public String words(ComparisonRow row) {
        return of(row).words(row.verdict().orElseThrow().verdict());
    }

    /** Returns all words that rows with a verdict may carry. */
    public String words(Verdict verdict) {
        return isMixed()
                ? Stream.of(Standing.CONFIRMATORY, overall)
                        .map(standing -> standing.words(verdict))
                        .distinct()
                        .reduce((confirmed, explored) -> confirmed + ", where EXPLORATORY " + explored)
                        .orElseThrow()
                : overall.words(verdict);
    }

    /** Returns the comparisons that are not confirmatory, each with the conditions that fail for it, in table order. */
    public Map<Place, Standing> exploratory() {
        Map<Place, Standing> found = new LinkedHashMap<>(comparisons);
        found.values().removeIf(Standing::confirmatory);
        return found;
    }
}
