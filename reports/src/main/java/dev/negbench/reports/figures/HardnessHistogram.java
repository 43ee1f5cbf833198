package dev.negbench.reports.figures;

import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.reports.tables.DrawnTable;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How hard the drawn negatives were: for each strategy the distribution of (negative's score − positive's score) when
 * they were drawn. Heights are shares on one scale, so that areas can be compared.
 */
public final class HardnessHistogram {
    private static final double ROW = 0.86;
    private static final double BASE = 0.42;

    private HardnessHistogram() {}

    /** Returns the histograms of a dataset and mode; none if nothing was drawn there. */
    public static Optional<Chart> of(DrawnTable table, String dataset, String mode, Palette palette) {
        List<DrawnTable.Row> rows = table.rows(dataset, mode).stream()
                .filter(row -> row.total().relativeScoreEdges().length > 1 && total(row) > 0)
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        double tallest = rows.stream().mapToDouble(HardnessHistogram::tallest).max().getAsDouble();
        List<Series> series = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            DrawnTable.Row row = rows.get(i);
            addRow(series, row, i + BASE, ROW / tallest, palette.look(row.strategy()));
            sentences.add(row.strategy() + ": " + Numerals.percent(row.abovePositiveShare())
                    + " scored at least as high as the positive");
        }
        return Optional.of(new Chart(
                "Hardness of the negatives drawn on " + dataset + ", " + mode,
                sentences,
                Axis.linear("negative’s score − positive’s score"),
                Axis.categories(rows.stream().map(DrawnTable.Row::strategy).toList()),
                series,
                List.of(new Guide(0, "", true))));
    }

    private static void addRow(List<Series> series, DrawnTable.Row row, double base, double unit, Look look) {
        double[] ends = ends(row.total());
        int bins = ends.length - 1;
        double[] x = new double[2 * bins];
        double[] heights = new double[2 * bins];
        double[] floor = new double[2 * bins];
        List<String> labels = new ArrayList<>();
        Arrays.fill(floor, base);
        for (int bin = 0; bin < bins; bin++) {
            double share = (double) row.total().relativeScoreCounts()[bin] / total(row);
            x[2 * bin] = ends[bin];
            x[2 * bin + 1] = ends[bin + 1];
            heights[2 * bin] = heights[2 * bin + 1] = base - unit * share;
            String range = bin == 0
                    ? "below " + Numerals.effect(ends[1])
                    : bin == bins - 1
                            ? Numerals.effect(ends[bin]) + " and above"
                            : Numerals.effect(ends[bin]) + " to " + Numerals.effect(ends[bin + 1]);
            String label = row.strategy() + ", " + range + ": " + Numerals.percent(share);
            labels.add(label);
            labels.add(label);
        }
        series.add(Series.between(row.strategy(), look, x, floor, heights));
        series.add(Series.line(row.strategy(), look, Mark.LINE, x, heights, labels));
    }

    /** Returns where bins begin and end; the open outer ones are drawn as wide as their neighbours. */
    private static double[] ends(DrawnProfile profile) {
        double[] edges = profile.relativeScoreEdges();
        int n = edges.length;
        double[] ends = new double[n + 2];
        System.arraycopy(edges, 0, ends, 1, n);
        ends[0] = edges[0] - (edges[1] - edges[0]);
        ends[n + 1] = edges[n - 1] + (edges[n - 1] - edges[n - 2]);
        return ends;
    }

    private static double tallest(DrawnTable.Row row) {
        return (double) Arrays.stream(row.total().relativeScoreCounts()).max().getAsLong() / total(row);
    }

    private static long total(DrawnTable.Row row) {
        return Arrays.stream(row.total().relativeScoreCounts()).sum();
    }
}
