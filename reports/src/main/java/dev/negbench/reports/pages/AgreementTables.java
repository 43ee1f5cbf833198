package dev.negbench.reports.pages;

import dev.negbench.reports.pages.PrintedTable.Cell;
import dev.negbench.reports.pages.PrintedTable.Column;
import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.tables.AgreementRow;
import dev.negbench.reports.tables.AgreementTable;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.RankAgreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a page about agreement, printed. */
final class AgreementTables {
    private AgreementTables() {}

    /** Returns every strategy with what each experiment says of it. */
    static PrintedTable rows(AgreementReport report) {
        AgreementTable table = report.table();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Strategy"));
        columns.add(Column.text("Dataset"));
        columns.add(Column.text("Mode"));
        columns.add(Column.text("Together"));
        for (String name : table.names()) {
            columns.add(Column.number(name, "Mean difference in " + table.measure() + " to " + table.baseline()));
            columns.add(Column.text("Verdict, " + name));
        }
        for (String name : table.names().subList(1, table.names().size())) {
            columns.add(Column.number(
                    name + " − " + table.names().get(0), "By how much the one difference is larger than the other"));
            columns.add(Column.number("p (Holm)", "Of this change, corrected over all changes of this table"));
        }
        List<List<Cell>> rows =
                table.rows().stream().map(row -> row(table, row)).toList();
        PrintedTable printed = new PrintedTable("agreement", caption(table), columns, rows);
        List<String> modes =
                table.rows().stream().map(AgreementRow::mode).distinct().toList();
        return modes.size() == 1 ? printed.without("Mode", "All in mode " + modes.get(0)) : printed;
    }

    private static String caption(AgreementTable table) {
        return "Differences in " + table.measure() + " to " + table.baseline()
                + " with their intervals, and the verdicts of each experiment's own report, corrected by Holm over its"
                + " own table. The last columns test whether a difference is another one than"
                + " with " + table.names().get(0)
                + ": a difference of differences over"
                + " seeds × queries, p corrected by Holm over all "
                + Numerals.count(table.rows().size() * (table.names().size() - 1L))
                + " of this table, those without a test included.";
    }

    private static List<Cell> row(AgreementTable table, AgreementRow row) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.strategy(row.strategy(), List.of()));
        cells.add(Cell.text(row.dataset()));
        cells.add(Cell.text(row.mode()));
        cells.add(Cell.verdict(row.agreement().words()));
        for (int e = 0; e < table.names().size(); e++) {
            Optional<Comparison> comparison = row.rows().get(e).flatMap(ComparisonRow::comparison);
            cells.add(comparison
                    .map(c -> Cell.interval(c.meanDifference(), c.interval()))
                    .orElse(Cell.number(Numerals.NONE, Double.NaN)));
            cells.add(Cell.verdict(row.words(e, AgreementTable.STANDING)));
        }
        for (AgreementRow.Change change : row.changes()) {
            cells.add(change.test()
                    .map(test -> Cell.interval(
                            change.mean(), test.interval(1 - table.settings().alpha())))
                    .orElse(Cell.number(Numerals.NONE, Double.NaN)));
            cells.add(Cell.number(Numerals.p(change.adjustedP()), change.adjustedP())
                    .asBest(change.adjustedP() < table.settings().alpha()));
        }
        return cells;
    }

    /** Returns how alike pairs of experiments order the strategies. */
    static PrintedTable ranks(AgreementReport report) {
        List<String> names = report.table().names();
        List<List<Cell>> rows = new ArrayList<>();
        for (RankAgreement rank : report.table().ranks()) {
            rows.add(List.of(
                    Cell.text(names.get(rank.first()) + " and " + names.get(rank.second())),
                    Cell.text(rank.dataset()),
                    Cell.text(rank.mode()),
                    Cell.number(Numerals.count(rank.strategies()), rank.strategies()),
                    Cell.number(Numerals.effect(rank.tau()), rank.tau()),
                    Cell.number(Numerals.count(rank.foundInFirst()), rank.foundInFirst()),
                    Cell.number(Numerals.count(rank.foundInSecond()), rank.foundInSecond()),
                    Cell.number(Numerals.count(rank.same()), rank.same()),
                    Cell.number(Numerals.count(rank.opposite()), rank.opposite())));
        }
        return new PrintedTable(
                "order",
                "Kendall's τ of the mean differences: 1 where both put the strategies in the same order, −1 in the"
                        + " reverse, about 0 where one order says nothing about the other. Found: strategies that an"
                        + " experiment found above or below the baseline; same and opposite: those that both found.",
                List.of(
                        Column.text("Experiments"),
                        Column.text("Dataset"),
                        Column.text("Mode"),
                        Column.number("Strategies", "Compared in both"),
                        Column.number("Kendall's τ", "τ_b"),
                        Column.number("Found by the first", ""),
                        Column.number("by the second", ""),
                        Column.number("same", "Both found, in the same direction"),
                        Column.number("opposite", "Both found, in opposite directions")),
                rows);
    }

    /** Returns what the experiments differ in. */
    static PrintedTable differing(AgreementReport report) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("What"));
        report.table().names().forEach(name -> columns.add(Column.text(name)));
        List<List<Cell>> rows = new ArrayList<>();
        for (Map.Entry<String, List<String>> field : report.differing().entrySet()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(field.getKey()));
            field.getValue().forEach(value -> cells.add(Cell.text(value)));
            rows.add(cells);
        }
        String caption = rows.isEmpty()
                ? "Their plans are the same; the code or the machine may be others."
                : "All else is the same in the plans of the experiments.";
        return new PrintedTable("differing", caption, columns, rows);
    }
}
