package dev.negbench.reports.figures;

import dev.negbench.reports.tables.LearningCurveTable;
import dev.negbench.reports.tables.LearningCurveTable.Row;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dev quality by epoch: the mean over seeds as a line, from the worst to the best seed as a band. */
public final class LearningCurves {
    private LearningCurves() {}

    /**
     * Returns the curves of a dataset and mode; none if no cell finished.
     *
     * @param strategies in the order of drawing
     * @param measure the primary measure
     */
    public static Optional<Chart> of(
            LearningCurveTable table,
            List<String> strategies,
            String measure,
            String dataset,
            String mode,
            Palette palette) {
        List<Series> bands = new ArrayList<>();
        List<Series> lines = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (String strategy : strategies) {
            List<Row> curve = table.curve(strategy, dataset, mode);
            if (curve.isEmpty()) {
                continue;
            }
            Look look = palette.look(strategy);
            double[] epochs = curve.stream().mapToDouble(Row::epoch).toArray();
            bands.add(Series.between(
                    strategy, look, epochs,
                    curve.stream().mapToDouble(Row::lowest).toArray(),
                    curve.stream().mapToDouble(Row::highest).toArray()));
            lines.add(Series.line(
                    strategy, look, Mark.LINE, epochs, curve.stream().mapToDouble(Row::mean).toArray(),
                    curve.stream().map(LearningCurves::label).toList()));
            Row last = curve.get(curve.size() - 1);
            sentences.add(strategy + ": from " + Numerals.score(curve.get(0).mean()) + " untrained to "
                    + Numerals.score(last.mean()) + " after epoch " + last.epoch());
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        bands.addAll(lines);
        return Optional.of(new Chart(
                "Learning curves on " + dataset + ", " + mode,
                sentences,
                Axis.linear("epoch"),
                Axis.linear(measure + " on dev"),
                bands,
                List.of()));
    }

    private static String label(Row row) {
        return row.strategy() + ", epoch " + row.epoch() + ": " + Numerals.score(row.mean()) + " (seeds "
                + Numerals.score(row.lowest()) + " to " + Numerals.score(row.highest()) + ")"
                + (row.chosen() > 0 ? ", chosen by " + row.chosen() + " of " + row.seeds() + " seeds" : "");
    }
}
