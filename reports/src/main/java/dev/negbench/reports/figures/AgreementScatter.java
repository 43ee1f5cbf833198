package dev.negbench.reports.figures;

import dev.negbench.reports.tables.AgreementRow;
import dev.negbench.reports.tables.AgreementTable;
import dev.negbench.reports.tables.ComparisonRow;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Each strategy's difference to the baseline in one experiment over that in another: on the diagonal they agree. A
 * strategy so far out that the others would be one heap is named instead of drawn.
 */
public final class AgreementScatter {
    /** In units of the median distance from 0. */
    private static final double FAR_OUT = 15;

    private AgreementScatter() {}

    /**
     * Returns the plot of two experiments on a dataset in a mode; none if fewer than two strategies have both.
     *
     * @param first place of the experiment along x
     * @param second place of the experiment along y
     */
    public static Optional<Chart> of(
            AgreementTable table, int first, int second, String dataset, String mode, Palette palette) {
        List<AgreementRow> rows = table.rows().stream()
                .filter(row -> row.dataset().equals(dataset) && row.mode().equals(mode))
                .filter(row -> !Double.isNaN(row.meanDifference(first)) && !Double.isNaN(row.meanDifference(second)))
                .toList();
        if (rows.size() < 2) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        double least = 0;
        double most = 0;
        double far = FAR_OUT
                * new Median()
                        .evaluate(rows.stream()
                                .mapToDouble(row -> distance(row, first, second))
                                .toArray());
        for (AgreementRow row : rows) {
            double x = row.meanDifference(first);
            double y = row.meanDifference(second);
            String sentence = row.strategy() + ": " + said(row, first) + " with "
                    + table.names().get(first) + ", " + said(row, second) + " with "
                    + table.names().get(second);
            if (distance(row, first, second) > far) {
                sentences.add(sentence + ", too far out to be drawn");
                continue;
            }
            sentences.add(sentence);
            least = Math.min(least, Math.min(x, y));
            most = Math.max(most, Math.max(x, y));
            series.add(
                    Series.point(row.strategy(), palette.look(row.strategy()), x, y, Double.NaN, Double.NaN, sentence));
        }
        double[] ends = {least, most};
        double[] zero = {0, 0};
        series.add(0, Series.line("the same in both", Look.NEUTRAL, Mark.DASHED_LINE, ends, ends, List.of()));
        series.add(0, Series.line("no difference in y", Look.NEUTRAL, Mark.LINE, ends, zero, List.of()));
        List<String> leftOut = rows.stream()
                .filter(row -> distance(row, first, second) > far)
                .map(AgreementRow::strategy)
                .toList();
        return Optional.of(new Chart(
                "Differences to " + table.baseline() + " on " + dataset + ", " + mode
                        + (leftOut.isEmpty() ? "" : "; far outside: " + String.join(", ", leftOut)),
                sentences,
                Axis.linear(axis(table, first)),
                Axis.linear(axis(table, second)),
                series,
                List.of(new Guide(0, "", true))));
    }

    private static double distance(AgreementRow row, int first, int second) {
        return Math.max(Math.abs(row.meanDifference(first)), Math.abs(row.meanDifference(second)));
    }

    private static String axis(AgreementTable table, int experiment) {
        return "difference, " + SvgFigure.shorten(table.names().get(experiment));
    }

    private static String said(AgreementRow row, int experiment) {
        return Numerals.difference(row.meanDifference(experiment))
                + row.rows()
                        .get(experiment)
                        .flatMap(ComparisonRow::comparison)
                        .map(comparison -> " " + Numerals.differences(comparison.interval()))
                        .orElse("");
    }
}
