package dev.negbench.reports.tables;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.reports.results.ExperimentResults;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What stages measured about themselves, over seeds.
 *
 * @param rows datasets, modes, strategies as planned, in them the figures as the stages gave them
 */
public record DiagnosticsTable(List<Row> rows) {
    /**
     * One figure of one strategy on one dataset in one mode.
     *
     * @param what the figure's name
     * @param seeds finished seeds that have it; the other numbers are NaN if it is 0
     * @param lowest its lowest value over seeds
     * @param highest its highest
     */
    public record Row(
            String strategy,
            String dataset,
            String mode,
            String what,
            int seeds,
            double mean,
            double lowest,
            double highest) {}

    /** Collects the figures of finished cells. */
    public static DiagnosticsTable of(ExperimentResults results) {
        List<Row> rows = new ArrayList<>();
        for (CellGroup group : CellGroup.all(results)) {
            Map<String, DoubleSummaryStatistics> figures = new LinkedHashMap<>();
            for (CellResult cell : group.finished()) {
                for (Diagnostic figure : cell.diagnostics()) {
                    DoubleSummaryStatistics seeds =
                            figures.computeIfAbsent(figure.name(), name -> new DoubleSummaryStatistics());
                    if (!Double.isNaN(figure.value())) {
                        seeds.accept(figure.value());
                    }
                }
            }
            figures.forEach((what, seeds) -> rows.add(row(group, what, seeds)));
        }
        return new DiagnosticsTable(List.copyOf(rows));
    }

    private static Row row(CellGroup group, String what, DoubleSummaryStatistics seeds) {
        boolean known = seeds.getCount() > 0;
        return new Row(
                group.strategy(),
                group.dataset(),
                group.mode(),
                what,
                (int) seeds.getCount(),
                known ? seeds.getAverage() : Double.NaN,
                known ? seeds.getMin() : Double.NaN,
                known ? seeds.getMax() : Double.NaN);
    }

    /** Returns the numbers at full precision. */
    public Table table() {
        return Table.create(
                "diagnostics",
                text("dataset", Row::dataset),
                text("mode", Row::mode),
                text("strategy", Row::strategy),
                text("what", Row::what),
                IntColumn.create("seeds", rows.stream().mapToInt(Row::seeds).toArray()),
                number("mean", Row::mean),
                number("lowest", Row::lowest),
                number("highest", Row::highest));
    }

    private StringColumn text(String name, Function<Row, String> value) {
        return StringColumn.create(name, rows.stream().map(value).toArray(String[]::new));
    }

    private DoubleColumn number(String name, ToDoubleFunction<Row> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
    }
}
