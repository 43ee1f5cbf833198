package dev.negbench.reports.tables;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.EpochPoint;
import dev.negbench.reports.results.ExperimentResults;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Learning curves on dev, averaged over seeds.
 *
 * @param rows datasets, modes, strategies as planned, epochs ascending
 */
public record LearningCurveTable(List<Row> rows) {
    /**
     * One epoch of one strategy on one dataset in one mode.
     *
     * @param epoch epochs trained, 0 before the first step
     * @param mean mean dev quality over the seeds that reached it
     * @param lowest dev quality of the worst seed
     * @param highest dev quality of the best seed
     * @param trainLoss mean training loss, NaN at epoch 0
     * @param elapsedSeconds mean training time since the start of the cell
     * @param seeds seeds that reached it
     * @param chosen seeds whose dev chose it
     */
    public record Row(
            String strategy,
            String dataset,
            String mode,
            int epoch,
            double mean,
            double lowest,
            double highest,
            double trainLoss,
            double elapsedSeconds,
            int seeds,
            int chosen) {}

    /** Averages the curves of finished cells. */
    public static LearningCurveTable of(ExperimentResults results) {
        List<Row> rows = new ArrayList<>();
        for (CellGroup group : CellGroup.all(results)) {
            Map<Integer, List<EpochPoint>> byEpoch = new TreeMap<>();
            for (CellResult cell : group.finished()) {
                for (EpochPoint point : cell.curve()) {
                    byEpoch.computeIfAbsent(point.epoch(), epoch -> new ArrayList<>()).add(point);
                }
            }
            byEpoch.forEach((epoch, points) -> rows.add(row(group, epoch, points)));
        }
        return new LearningCurveTable(List.copyOf(rows));
    }

    private static Row row(CellGroup group, int epoch, List<EpochPoint> points) {
        DoubleSummaryStatistics quality = points.stream().mapToDouble(EpochPoint::devQuality).summaryStatistics();
        int chosen = (int) group.finished().stream().filter(cell -> cell.chosenEpoch() == epoch).count();
        return new Row(
                group.strategy(), group.dataset(), group.mode(), epoch,
                quality.getAverage(), quality.getMin(), quality.getMax(),
                points.stream().mapToDouble(EpochPoint::trainLoss).average().orElse(Double.NaN),
                points.stream().mapToDouble(EpochPoint::elapsedSeconds).average().orElse(Double.NaN),
                points.size(), chosen);
    }

    /** Returns the curve of a strategy on a dataset in a mode; empty if no cell finished. */
    public List<Row> curve(String strategy, String dataset, String mode) {
        return rows.stream()
                .filter(row -> row.strategy().equals(strategy))
                .filter(row -> row.dataset().equals(dataset) && row.mode().equals(mode))
                .toList();
    }

    /** Returns the numbers at full precision. */
    public Table table() {
        return Table.create(
                "learning-curves",
                StringColumn.create("dataset", rows.stream().map(Row::dataset).toArray(String[]::new)),
                StringColumn.create("mode", rows.stream().map(Row::mode).toArray(String[]::new)),
                StringColumn.create("strategy", rows.stream().map(Row::strategy).toArray(String[]::new)),
                IntColumn.create("epoch", rows.stream().mapToInt(Row::epoch).toArray()),
                DoubleColumn.create("dev_mean", rows.stream().mapToDouble(Row::mean).toArray()),
                DoubleColumn.create("dev_lowest", rows.stream().mapToDouble(Row::lowest).toArray()),
                DoubleColumn.create("dev_highest", rows.stream().mapToDouble(Row::highest).toArray()),
                DoubleColumn.create("train_loss", rows.stream().mapToDouble(Row::trainLoss).toArray()),
                DoubleColumn.create("elapsed_seconds", rows.stream().mapToDouble(Row::elapsedSeconds).toArray()),
                IntColumn.create("seeds", rows.stream().mapToInt(Row::seeds).toArray()),
                IntColumn.create("chosen_by_seeds", rows.stream().mapToInt(Row::chosen).toArray()));
    }
}
