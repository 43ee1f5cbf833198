package dev.negbench.harness.cli;

import dev.negbench.reports.tables.Agreement;
import dev.negbench.reports.tables.AgreementRow;
import dev.negbench.reports.tables.AgreementTable;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.RankAgreement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer of {@code agree} on standard output, for people and for scripts. */
final class AgreeOutput {
    private AgreeOutput() {}

    /** Returns tables for a terminal, and the counts. */
    static String text(AgreementTable table) {
        List<String> headings = new ArrayList<>(List.of("strategy", "dataset", "mode"));
        table.names().forEach(name -> headings.addAll(List.of(name, "verdict")));
        headings.add("together");
        table.names().stream().skip(1).forEach(name -> headings.addAll(List.of("change, " + name, "adj. p")));
        TextTable rows = new TextTable(headings.toArray(String[]::new));
        for (AgreementRow row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.strategy(), row.dataset(), row.mode()));
            for (int e = 0; e < table.names().size(); e++) {
                cells.add(Numerals.difference(row.meanDifference(e)));
                cells.add(row.words(e, AgreementTable.STANDING));
            }
            cells.add(row.agreement().words());
            for (AgreementRow.Change change : row.changes()) {
                cells.add(Numerals.difference(change.mean()));
                cells.add(Numerals.p(change.adjustedP()));
            }
            rows.add(cells.toArray(String[]::new));
        }
        TextTable order =
                new TextTable("experiments", "dataset", "mode", "strategies", "Kendall's tau", "same", "opposite");
        for (RankAgreement rank : table.ranks()) {
            order.add(
                    table.names().get(rank.first()) + ", " + table.names().get(rank.second()),
                    rank.dataset(),
                    rank.mode(),
                    Numerals.count(rank.strategies()),
                    Numerals.effect(rank.tau()),
                    Numerals.count(rank.same()),
                    Numerals.count(rank.opposite()));
        }
        return rows + "\n" + order + "\nDifferences in " + table.measure() + " to " + table.baseline() + ": "
                + Arrays.stream(Agreement.values())
                        .filter(agreement -> table.count(agreement) > 0)
                        .map(agreement -> agreement.words() + " " + Numerals.count(table.count(agreement)))
                        .collect(Collectors.joining(", "))
                + ". " + Numerals.count(table.changed()) + " of " + Numerals.count(table.changesTested())
                + " changes significant.\n";
    }

    /** Returns one JSON document. */
    static String json(AgreementTable table, Path page) {
        List<Object> rows = new ArrayList<>();
        for (AgreementRow row : table.rows()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("strategy", row.strategy());
            fields.put("dataset", row.dataset());
            fields.put("mode", row.mode());
            fields.put("agreement", row.agreement().words());
            Map<String, Object> experiments = new LinkedHashMap<>();
            for (int e = 0; e < table.names().size(); e++) {
                experiments.put(table.names().get(e), experiment(row, e));
            }
            fields.put("experiments", experiments);
            rows.add(fields);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("measure", table.measure());
        all.put("baseline", table.baseline());
        all.put("rows", rows);
        all.put("order", table.ranks().stream().map(rank -> order(table, rank)).toList());
        all.put("changed", table.changed());
        all.put("changesTested", table.changesTested());
        all.put("page", page.toString());
        return JsonOutput.of(all) + "\n";
    }

    private static Map<String, Object> experiment(AgreementRow row, int experiment) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("verdict", row.words(experiment, AgreementTable.STANDING));
        row.rows().get(experiment).flatMap(ComparisonRow::comparison).ifPresent(comparison -> {
            fields.put("difference", comparison.meanDifference());
            fields.put("low", comparison.interval().lower());
            fields.put("high", comparison.interval().upper());
        });
        if (experiment > 0) {
            AgreementRow.Change change = row.changes().get(experiment - 1);
            change.test().ifPresent(test -> {
                fields.put("change", change.mean());
                fields.put("p", change.p());
                fields.put("adjustedP", change.adjustedP());
            });
        }
        return fields;
    }

    private static Map<String, Object> order(AgreementTable table, RankAgreement rank) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "experiments",
                List.of(table.names().get(rank.first()), table.names().get(rank.second())));
        fields.put("dataset", rank.dataset());
        fields.put("mode", rank.mode());
        fields.put("strategies", rank.strategies());
        fields.put("kendallTau", rank.tau());
        fields.put("foundInFirst", rank.foundInFirst());
        fields.put("foundInSecond", rank.foundInSecond());
        fields.put("same", rank.same());
        fields.put("opposite", rank.opposite());
        return fields;
    }
}
