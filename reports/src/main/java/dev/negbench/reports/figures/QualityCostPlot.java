package dev.negbench.reports.figures;

import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.statistics.MeanInterval;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.DrawCostTable;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Quality against what a draw costs, with the frontier of strategies that none is both better and cheaper than. */
public final class QualityCostPlot {
    private record Point(ComparisonRow row, MeanInterval mean, DrawCost cost) {}

    private QualityCostPlot() {}

    /** Returns the plot of a dataset and mode; none if no strategy has both a quality and a cost. */
    public static Optional<Chart> of(
            ComparisonTable table, DrawCostTable costs, String dataset, String mode, Palette palette) {
        List<Point> points = new ArrayList<>();
        for (ComparisonRow row : table.rows(dataset, mode)) {
            Optional<DrawCost> cost = costs.cost(row.strategy(), dataset).filter(c -> c.micros() > 0);
            if (row.mean().isPresent() && cost.isPresent()) {
                points.add(new Point(row, row.mean().get(), cost.get()));
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        points.sort(Comparator.comparingDouble(point -> point.cost().micros()));
        List<Series> series = new ArrayList<>();
        series.add(frontier(points));
        List<String> sentences = new ArrayList<>();
        for (Point point : points) {
            String strategy = point.row().strategy();
            String sentence = strategy + ": " + Numerals.score(point.mean().mean()) + " "
                    + Numerals.scores(point.mean().interval()) + " at " + Numerals.quantity(point.cost().micros())
                    + " µs";
            sentences.add(sentence);
            series.add(Series.point(
                    strategy, palette.look(strategy), point.cost().micros(), point.mean().mean(),
                    point.mean().interval().lower(), point.mean().interval().upper(), sentence));
        }
        return Optional.of(new Chart(
                "Quality and cost of a draw on " + dataset + ", " + mode,
                sentences,
                Axis.log("microseconds per draw (logarithmic)"),
                Axis.linear(table.measure()),
                series,
                List.of()));
    }

    private static Series frontier(List<Point> cheapestFirst) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Point point : cheapestFirst) {
            if (point.mean().mean() > best) {
                if (!x.isEmpty()) {
                    x.add(point.cost().micros());
                    y.add(best);
                }
                best = point.mean().mean();
                x.add(point.cost().micros());
                y.add(best);
            }
        }
        x.add(cheapestFirst.get(cheapestFirst.size() - 1).cost().micros());
        y.add(best);
        return Series.line("frontier", Look.NEUTRAL, Mark.DASHED_LINE, array(x), array(y), List.of());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
