package dev.negbench.reports.tables;

import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.EpochPoint;
import dev.negbench.reports.results.ExperimentResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Where the time of a cell goes, averaged over seeds.
 *
 * @param rows datasets, modes, strategies as planned; only those with a finished cell
 */
public record CellCostTable(List<Row> rows) {
    /**
     * One strategy on one dataset in one mode; means over seeds, times in seconds of wall time.
     *
     * @param totalSeconds training, pools, companions and evaluation
     * @param chosenEpoch the epoch that dev chose
     * @param devQuality the primary measure on dev at that epoch; NaN if a curve does not have it
     */
    public record Row(
            String strategy,
            String dataset,
            String mode,
            int seeds,
            double trainSeconds,
            double poolSeconds,
            double companionSeconds,
            double evaluateSeconds,
            double totalSeconds,
            double steps,
            double poolBuilds,
            double chosenEpoch,
            double devQuality) {
        /** Returns what learning takes: steps, pools and companions, without evaluation. */
        public double learnSeconds() {
            return trainSeconds + poolSeconds + companionSeconds;
        }
    }

    /** Averages the costs of finished cells. */
    public static CellCostTable of(ExperimentResults results) {
        List<Row> rows = new ArrayList<>();
        for (CellGroup group : CellGroup.all(results)) {
            List<CellResult> cells = group.finished().stream().filter(cell -> cell.cost() != null).toList();
            if (!cells.isEmpty()) {
                double train = mean(cells, CellCost::trainSeconds);
                double pool = mean(cells, CellCost::poolSeconds);
                double companion = mean(cells, CellCost::companionSeconds);
                double evaluate = mean(cells, CellCost::evaluateSeconds);
                rows.add(new Row(
                        group.strategy(), group.dataset(), group.mode(), cells.size(), train, pool, companion, evaluate,
                        train + pool + companion + evaluate,
                        mean(cells, CellCost::steps),
                        mean(cells, CellCost::poolBuilds),
                        cells.stream().mapToInt(CellResult::chosenEpoch).average().getAsDouble(),
                        cells.stream().mapToDouble(CellCostTable::chosenQuality).average().getAsDouble()));
            }
        }
        return new CellCostTable(List.copyOf(rows));
    }

    private static double chosenQuality(CellResult cell) {
        return cell.curve().stream()
                .filter(point -> point.epoch() == cell.chosenEpoch())
                .mapToDouble(EpochPoint::devQuality)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double mean(List<CellResult> cells, ToDoubleFunction<CellCost> value) {
        return cells.stream().map(CellResult::cost).mapToDouble(value).average().getAsDouble();
    }

    /** Returns the costs of a strategy on a dataset in a mode, if a cell of it finished. */
    public Optional<Row> row(String strategy, String dataset, String mode) {
        return rows.stream()
                .filter(row -> row.strategy().equals(strategy))
                .filter(row -> row.dataset().equals(dataset) && row.mode().equals(mode))
                .findFirst();
    }

    /** Returns the numbers at full precision. */
    public Table table() {
        return Table.create(
                "cell-cost",
                text("dataset", Row::dataset),
                text("mode", Row::mode),
                text("strategy", Row::strategy),
                IntColumn.create("seeds", rows.stream().mapToInt(Row::seeds).toArray()),
                number("train_seconds", Row::trainSeconds),
                number("pool_seconds", Row::poolSeconds),
                number("companion_seconds", Row::companionSeconds),
                number("evaluate_seconds", Row::evaluateSeconds),
                number("total_seconds", Row::totalSeconds),
                number("steps", Row::steps),
                number("pool_builds", Row::poolBuilds),
                number("chosen_epoch", Row::chosenEpoch),
                number("dev_quality", Row::devQuality));
    }

    private StringColumn text(String name, Function<Row, String> value) {
        return StringColumn.create(name, rows.stream().map(value).toArray(String[]::new));
    }

    private DoubleColumn number(String name, ToDoubleFunction<Row> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
    }
}
