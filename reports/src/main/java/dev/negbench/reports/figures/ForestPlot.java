package dev.negbench.reports.figures;

import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.ComparisonTable;
import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.Outcome;
import dev.negbench.reports.tables.Standings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Differences to the baseline with their intervals, the largest at the top; what was not compared keeps an empty row.
 */
public final class ForestPlot {
    private ForestPlot() {}

    /** Returns the plot of a dataset and mode; none if nothing was compared there. */
    public static Optional<Chart> of(
            ComparisonTable table, Standings standings, String dataset, String mode, Palette palette) {
        List<ComparisonRow> rows = table.rows(dataset, mode).stream()
                .filter(row -> !row.isBaseline())
                .sorted(Comparator.comparingDouble(ForestPlot::order))
                .toList();
        List<String> names = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (ComparisonRow row : rows) {
            Optional<Comparison> comparison = row.comparison();
            if (comparison.isPresent()) {
                Comparison c = comparison.get();
                String sentence = row.strategy() + ": " + Numerals.difference(c.meanDifference()) + " "
                        + Numerals.differences(c.interval()) + ", "
                        + standings.words(row)
                        + (standings.isMixed() ? ", " + standings.of(row).label() : "");
                sentences.add(sentence);
                series.add(Series.point(
                        row.strategy(), palette.look(row.strategy()), c.meanDifference(), names.size(),
                        c.interval().lower(), c.interval().upper(), sentence));
            }
            names.add(comparison.isPresent() ? row.strategy() : unmeasured(row));
        }
        if (series.isEmpty()) {
            return Optional.empty();
        }
        double margin = table.settings().minEffect();
        return Optional.of(new Chart(
                "Difference to " + table.baseline() + " on " + dataset + ", " + mode,
                sentences,
                Axis.linear("difference in " + table.measure() + " to " + SvgFigure.shorten(table.baseline())),
                Axis.categories(names),
                series,
                List.of(new Guide(-margin, "", false), new Guide(margin, "", false), new Guide(0, "", true))));
    }

    private static String unmeasured(ComparisonRow row) {
        String words = row.outcome() == Outcome.MEASURED ? "not compared" : row.outcome().words();
        return SvgFigure.shorten(row.strategy(), 20) + " · " + words;
    }

    private static double order(ComparisonRow row) {
        return row.comparison().map(c -> -c.meanDifference()).orElse(Double.POSITIVE_INFINITY);
    }
}
