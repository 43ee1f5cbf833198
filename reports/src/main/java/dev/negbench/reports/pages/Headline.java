package dev.negbench.reports.pages;

import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.Standings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
        Standings standings = report.options().standing();
        String place = "On " + dataset + " (" + mode + "), ";
        List<ComparisonRow> compared = table.rows(dataset, mode).stream()
                .filter(row -> row.comparison().isPresent())
                .toList();
        if (compared.isEmpty()) {
            return place + "nothing could be compared with " + table.baseline() + " yet.";
        }
        Optional<ComparisonRow> best = compared.stream()
                .filter(row -> row.verdict().orElseThrow().verdict().sign() > 0)
                .max(Comparator.comparingDouble(row -> row.comparison().orElseThrow().meanDifference()));
        if (best.isEmpty()) {
            boolean confirmed = compared.stream().allMatch(row -> standings.of(row).confirmatory());
            return place + "no strategy was found " + (confirmed ? "to improve on " : "higher than ") + table.baseline()
                    + " in " + table.measure() + ".";
        }
        ComparisonRow row = best.get();
        Comparison comparison = row.comparison().orElseThrow();
        String words = standings.words(row);
        String p = Numerals.p(row.verdict().orElseThrow().adjustedP());
        boolean confirmed = standings.of(row).confirmatory();
        return place + row.strategy() + (confirmed ? " " + words + " on " : " is " + words + " than ")
                + table.baseline() + ": " + table.measure() + " " + Numerals.difference(comparison.meanDifference())
                + ", " + report.level() + " interval " + Numerals.differences(comparison.interval())
                + ", p " + (p.startsWith("<") ? p : "= " + p) + " after Holm"
                + (standings.isMixed() ? "; " + standings.of(row).label() : "") + ".";
    }

    private static String tally(ComparisonTable table, Standings standings) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        table.rows().stream()
                .filter(row -> !row.isBaseline())
                .sorted(Comparator.comparing(row -> row.verdict().orElseThrow().verdict()))
                .forEach(row -> counts.merge(standings.words(row), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((words, count) -> parts.add(words + " " + count));
        int planned = table.family().rows().size();
        return planned + (planned == 1 ? " comparison" : " comparisons") + " with " + table.baseline() + " planned: "
                + String.join(", ", parts) + ".";
    }
}
