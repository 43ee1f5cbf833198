package dev.negbench.reports.pages;

import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.pages.PrintedTable.Cell;
import dev.negbench.reports.pages.PrintedTable.Column;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.reports.tables.BaselineTimingTable;
import dev.negbench.reports.tables.HistoryTable;
import dev.negbench.reports.tables.HistoryTable.Occasion;
import dev.negbench.reports.tables.HistoryTable.Panel;
import dev.negbench.reports.tables.HistoryTable.Point;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The history of saved baselines, printed. */
final class PrintedHistory {
    private PrintedHistory() {}

    static String figureCaption(HistoryTable history) {
        return "Mean " + history.measure() + " of saved baselines in order of date, these results last. Whiskers are "
                + "95\u00a0% intervals over training seeds alone, as the test queries are the same each time. A dashed "
                + "line stands where data or settings became others, and lines join only what has the same ones. "
                + "Whether later code is worse is what “./bench check” tests." + leftOut(history);
    }

    private static String leftOut(HistoryTable history) {
        return history.leftOut().isEmpty()
                ? ""
                : " Not shown: " + history.leftOut().stream()
                        .map(left -> left.name() + ", which " + left.reason())
                        .collect(Collectors.joining("; ")) + ".";
    }

    /** Returns the means of every strategy on every occasion; empty without a history. */
    static PrintedTable means(Report report) {
        HistoryTable history = report.history();
        List<List<Cell>> rows = new ArrayList<>();
        for (Panel panel : history.panels()) {
            panel.points().forEach(point -> rows.add(row(panel, point)));
        }
        return PrintedTables.placed(report, new PrintedTable(
                "means",
                "Means of saved baselines in order of date, these results last; in brackets the 95\u00a0% interval "
                        + "over training seeds, for the same queries. Rows of a strategy with different data or "
                        + "settings are not comparable." + leftOut(history),
                List.of(Column.text("Strategy"), Column.text("Dataset"), Column.text("Mode"), Column.text("Baseline"),
                        Column.text("Saved"), Column.text("Revision"),
                        Column.number(history.measure(), "Mean over seeds and queries"),
                        Column.number("Seeds", "That the mean is over"),
                        Column.text("Changed"), Column.text("Note")),
                rows));
    }

    private static List<Cell> row(Panel panel, Point point) {
        Occasion occasion = panel.occasions().get(point.occasion());
        List<String> changes = new ArrayList<>(occasion.changes());
        point.newDefaults().ifPresent(full -> changes.add("other defaults, still comparable: " + full));
        return List.of(
                Cell.strategy(point.strategy(), List.of()),
                Cell.text(panel.dataset()),
                Cell.text(panel.mode()),
                Cell.text(occasion.name()),
                Cell.text(orNone(occasion.date())),
                Cell.text(occasion.revision()),
                Cell.number(Numerals.score(point.mean().mean()), point.mean().mean())
                        .withNote(Numerals.scores(point.overSeeds())),
                Cell.number(Numerals.count(point.mean().seeds()), point.mean().seeds()),
                Cell.text(orNone(String.join("; ", changes))),
                Cell.text(orNone(occasion.note())));
    }

    /** Returns what benchmarks took when baselines were saved; empty if none holds speed. */
    static PrintedTable timings(Report report) {
        return new PrintedTable(
                "timings",
                "What the benchmarks that baselines hold took; ± is half the 99.9 % interval. Figures of different "
                        + "machines are not comparable.",
                List.of(Column.text("Benchmark"), Column.text("Baseline"), Column.text("Saved"),
                        Column.text("Revision"), Column.text("Machine"),
                        Column.number("ns", "Nanoseconds an operation"),
                        Column.number("±", "Half width of the 99.9 % interval, ns"),
                        Column.number("Forks", "Virtual machines that measured")),
                report.baselineTimings().rows().stream().map(PrintedHistory::timing).toList());
    }

    private static List<Cell> timing(BaselineTimingTable.Row row) {
        Baseline baseline = row.saved().baseline();
        BenchmarkFigure figure = row.figure();
        return List.of(
                Cell.text(figure.name()),
                Cell.text(row.saved().name()),
                Cell.text(baseline.savedAt().substring(0, 10)),
                Cell.text(orNone(baseline.revision())),
                Cell.text(baseline.environment().cpu()),
                Cell.number(Numerals.quantity(figure.nanos()), figure.nanos()),
                Cell.number(Numerals.quantity(figure.errorNanos()), figure.errorNanos()),
                Cell.number(Numerals.count(figure.forks()), figure.forks()));
    }

    private static String orNone(String text) {
        return text.isEmpty() ? Numerals.NONE : text;
    }
}
