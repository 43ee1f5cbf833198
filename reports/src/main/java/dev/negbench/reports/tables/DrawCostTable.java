package dev.negbench.reports.tables;

import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.ExperimentResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a draw costs, by dataset and strategy, beside the baseline's.
 *
 * @param rows datasets as planned, in them strategies as planned; measurements of anything unplanned come last
 */
public record DrawCostTable(List<Row> rows) {
    /**
     * A measurement.
     *
     * @param cost what was measured
     * @param timesBaseline microseconds over the baseline's on the same dataset, pool and draw; NaN if that was not
     *     measured
     */
    public record Row(DrawCost cost, double timesBaseline) {}

    /** Arranges the measurements of an experiment; without any the table is empty. */
    public static DrawCostTable of(ExperimentResults results, String baseline) {
        List<DrawCost> ordered = new ArrayList<>();
        for (String dataset : results.plan().datasets()) {
            for (String strategy : results.plan().strategies()) {
                results.drawCosts().stream()
                        .filter(cost -> cost.dataset().equals(dataset) && cost.strategy().equals(strategy))
                        .forEach(ordered::add);
            }
        }
        results.drawCosts().stream().filter(cost -> !ordered.contains(cost)).forEach(ordered::add);
        return new DrawCostTable(ordered.stream()
                .map(cost -> new Row(cost, cost.micros() / baselineMicros(ordered, cost, baseline)))
                .toList());
    }

    private static double baselineMicros(List<DrawCost> costs, DrawCost cost, String baseline) {
        return costs.stream()
                .filter(other -> other.strategy().equals(baseline)
                        && other.dataset().equals(cost.dataset())
                        && other.candidates() == cost.candidates()
                        && other.draws() == cost.draws())
                .mapToDouble(DrawCost::micros)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Returns the first measurement of a strategy on a dataset. */
    public Optional<DrawCost> cost(String strategy, String dataset) {
        return rows.stream()
                .map(Row::cost)
                .filter(cost -> cost.strategy().equals(strategy) && cost.dataset().equals(dataset))
                .findFirst();
    }

    /** Returns the numbers at full precision. */
    public Table table() {
        return Table.create(
                "draw-cost",
                StringColumn.create("dataset", rows.stream().map(row -> row.cost().dataset()).toArray(String[]::new)),
                StringColumn.create("strategy", rows.stream().map(row -> row.cost().strategy()).toArray(String[]::new)),
                IntColumn.create("candidates", rows.stream().mapToInt(row -> row.cost().candidates()).toArray()),
                IntColumn.create("draws", rows.stream().mapToInt(row -> row.cost().draws()).toArray()),
                DoubleColumn.create("micros", rows.stream().mapToDouble(row -> row.cost().micros()).toArray()),
                DoubleColumn.create("micros_error", rows.stream().mapToDouble(row -> row.cost().error()).toArray()),
                DoubleColumn.create("bytes", rows.stream().mapToDouble(row -> row.cost().bytes()).toArray()),
                DoubleColumn.create(
                        "score_spread", rows.stream().mapToDouble(row -> row.cost().scoreSpread()).toArray()),
                DoubleColumn.create("times_baseline", rows.stream().mapToDouble(Row::timesBaseline).toArray()));
    }
}
