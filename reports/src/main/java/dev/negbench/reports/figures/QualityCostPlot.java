package dev.negbench.reports.figures;

import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.statistics.MeanInterval;
import dev.negbench.reports.tables.CellCostTable;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.DrawCostTable;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Quality against what it costs, with the frontier of strategies that none is both better and cheaper than. */
public final class QualityCostPlot {
    private record Point(ComparisonRow row, MeanInterval mean, double cost) {}

    private QualityCostPlot() {}

    /** Returns quality against the time of a draw; none if no strategy of the dataset and mode has both. */
    public static Optional<Chart> ofDraws(
            ComparisonTable table, DrawCostTable costs, String dataset, String mode, Palette palette) {
        return of(
                table.rows(dataset, mode),
                row -> costs.cost(row.strategy(), dataset).map(DrawCost::micros).orElse(Double.NaN),
                "Quality and cost of a draw on " + dataset + ", " + mode,
                Axis.log("microseconds per draw (logarithmic)"),
                "µs",
                table.measure(),
                palette);
    }

    /** Returns quality against the time of training; none if no strategy of the dataset and mode has both. */
    public static Optional<Chart> ofTraining(
            ComparisonTable table, CellCostTable costs, String dataset, String mode, Palette palette) {
        return of(
                table.rows(dataset, mode),
                row -> costs.row(row.strategy(), dataset, mode)
                        .map(CellCostTable.Row::learnSeconds)
                        .orElse(Double.NaN),
                "Quality and cost of training on " + dataset + ", " + mode,
                Axis.log("seconds of training (logarithmic)"),
                "s",
                table.measure(),
                palette);
    }

    private static Optional<Chart> of(
            List<ComparisonRow> rows,
            ToDoubleFunction<ComparisonRow> costOf,
            String title,
            Axis costAxis,
            String unit,
            String measure,
            Palette palette) {
        List<Point> points = new ArrayList<>();
        for (ComparisonRow row : rows) {
            double cost = costOf.applyAsDouble(row);
            if (row.mean().isPresent() && cost > 0) {
                points.add(new Point(row, row.mean().get(), cost));
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        points.sort(Comparator.comparingDouble(Point::cost));
        List<Series> series = new ArrayList<>();
        series.add(frontier(points));
        List<String> sentences = new ArrayList<>();
        for (Point point : points) {
            String strategy = point.row().strategy();
            String sentence = strategy + ": " + Numerals.score(point.mean().mean()) + " "
                    + Numerals.scores(point.mean().interval()) + " at " + Numerals.quantity(point.cost()) + " " + unit;
            sentences.add(sentence);
            series.add(Series.point(
                    strategy, palette.look(strategy), point.cost(), point.mean().mean(),
                    point.mean().interval().lower(), point.mean().interval().upper(), sentence));
        }
        return Optional.of(new Chart(title, sentences, costAxis, Axis.linear(measure), series, List.of()));
    }

    private static Series frontier(List<Point> cheapestFirst) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Point point : cheapestFirst) {
            if (point.mean().mean() > best) {
                if (!x.isEmpty()) {
                    x.add(point.cost());
                    y.add(best);
                }
                best = point.mean().mean();
                x.add(point.cost());
                y.add(best);
            }
        }
        x.add(cheapestFirst.get(cheapestFirst.size() - 1).cost());
        y.add(best);
        return Series.line("frontier", Look.NEUTRAL, Mark.DASHED_LINE, array(x), array(y), List.of());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
