package dev.negbench.reports.tables;

import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.speed.BenchmarkFigure;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What benchmarks took when baselines were saved, of those baselines that hold speed.
 *
 * @param rows baselines in order of date, in them benchmarks as stored
 */
public record BaselineTimingTable(List<Row> rows) {
    /**
     * A benchmark of a baseline.
     *
     * @param saved the baseline
     * @param figure its forks together
     */
    public record Row(NamedBaseline saved, BenchmarkFigure figure) {}

    /**
     * Collects the figures of baselines; without any that measured the table is empty.
     *
     * @param baselines oldest first
     */
    public static BaselineTimingTable of(List<NamedBaseline> baselines) {
        return new BaselineTimingTable(baselines.stream()
                .flatMap(saved -> BenchmarkFigure.of(saved.baseline().speed().runs(), BenchmarkRun.THIS).stream()
                        .filter(BenchmarkFigure::isMeasured)
                        .map(figure -> new Row(saved, figure)))
                .toList());
    }

    /** Returns the numbers at full precision. */
    public Table table() {
        return Table.create(
                "baseline-timings",
                StringColumn.create("baseline", rows.stream().map(row -> row.saved().name()).toArray(String[]::new)),
                StringColumn.create(
                        "saved_at", rows.stream().map(row -> row.saved().baseline().savedAt()).toArray(String[]::new)),
                StringColumn.create(
                        "revision", rows.stream().map(row -> row.saved().baseline().revision()).toArray(String[]::new)),
                StringColumn.create(
                        "cpu",
                        rows.stream().map(row -> row.saved().baseline().environment().cpu()).toArray(String[]::new)),
                StringColumn.create("benchmark", rows.stream().map(row -> row.figure().name()).toArray(String[]::new)),
                DoubleColumn.create("nanos", rows.stream().mapToDouble(row -> row.figure().nanos()).toArray()),
                DoubleColumn.create(
                        "nanos_error", rows.stream().mapToDouble(row -> row.figure().errorNanos()).toArray()),
                IntColumn.create("forks", rows.stream().mapToInt(row -> row.figure().forks()).toArray()));
    }
}
