package dev.negbench.reports.pages;

import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.statistics.Verdict;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found, in a few sentences.
 *
 * @param findings one sentence a dataset and mode, so that no dataset is picked for its result
 * @param tally how all comparisons came out
 */
record Headline(List<String> findings, String tally) {

    static Headline of(Report report) {
        List<String> findings = new ArrayList<>();
        for (String dataset : report.results().plan().datasets()) {
            for (String mode : report.results().plan().modes()) {
                findings.add(finding(report, dataset, mode));
            }
        }
        return new Headline(List.copyOf(findings), tally(report.comparison(), report.options().standing()));
    }

    private static String finding(Report report, String dataset, String mode) {
        ComparisonTable table = report.comparison();
        Standing standing = report.options().standing();
        String place = "On " + dataset + " (" + mode + "), ";
        List<ComparisonRow> compared = table.rows(dataset, mode).stream()
                .filter(row -> row.comparison().isPresent())
                .toList();
        if (compared.isEmpty()) {
            return place + "nothing could be compared with " + table.baseline() + " yet.";
        }
        Optional<ComparisonRow> best = compared.stream()
                .filter(row -> isBetter(row.verdict().orElseThrow().verdict()))
                .max(Comparator.comparingDouble(row -> row.comparison().orElseThrow().meanDifference()));
        if (best.isEmpty()) {
            return place + "no strategy was found " + (standing.confirmatory() ? "to improve on " : "higher than ")
                    + table.baseline() + " in " + table.measure() + ".";
        }
        ComparisonRow row = best.get();
        Comparison comparison = row.comparison().orElseThrow();
        String words = standing.words(row.verdict().orElseThrow().verdict());
        String p = Numerals.p(row.verdict().orElseThrow().adjustedP());
        return place + row.strategy() + (standing.confirmatory() ? " " + words + " on " : " is " + words + " than ")
                + table.baseline() + ": " + table.measure() + " " + Numerals.difference(comparison.meanDifference())
                + ", " + report.level() + " interval " + Numerals.differences(comparison.interval())
                + ", p " + (p.startsWith("<") ? p : "= " + p) + " after Holm.";
    }

    private static boolean isBetter(Verdict verdict) {
        return verdict == Verdict.IMPROVES || verdict == Verdict.IMPROVES_MEANINGFULLY;
    }

    private static String tally(ComparisonTable table, Standing standing) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        table.rows().forEach(row -> row.verdict().ifPresent(v -> counts.merge(v.verdict(), 1, Integer::sum)));
        List<String> parts = new ArrayList<>();
        counts.forEach((verdict, count) -> parts.add(standing.words(verdict) + " " + count));
        int planned = table.family().rows().size();
        return planned + (planned == 1 ? " comparison" : " comparisons") + " with " + table.baseline() + " planned: "
                + String.join(", ", parts) + ".";
    }
}
