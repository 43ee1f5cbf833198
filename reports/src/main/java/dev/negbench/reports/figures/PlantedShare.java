package dev.negbench.reports.figures;

import dev.negbench.reports.tables.DrawnTable;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How often a known positive, hidden on purpose, was drawn as a negative; whiskers from the lowest to the highest seed.
 */
public final class PlantedShare {
    private PlantedShare() {}

    /** Returns the bars of a dataset and mode; none if no positive was hidden there. */
    public static Optional<Chart> of(DrawnTable table, String dataset, String mode, Palette palette) {
        List<DrawnTable.Row> rows = table.rows(dataset, mode).stream()
                .filter(row -> row.total().drawn() > 0)
                .toList();
        if (rows.stream().noneMatch(row -> row.total().plantedInPools() > 0)) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            DrawnTable.Row row = rows.get(i);
            Look look = palette.look(row.strategy());
            double percent = 100 * row.plantedShare();
            String sentence = row.strategy() + ": " + Numerals.percent(row.plantedShare()) + " of the negatives drawn, "
                    + Numerals.count(row.total().plantedDrawn()) + " of " + Numerals.count(row.total().drawn());
            series.addAll(Bars.row(
                    row.strategy(), look, i, percent,
                    100 * Arrays.stream(row.plantedShares()).min().getAsDouble(),
                    100 * Arrays.stream(row.plantedShares()).max().getAsDouble(),
                    sentence));
            sentences.add(sentence);
        }
        return Optional.of(new Chart(
                "Known positives drawn as negatives on " + dataset + ", " + mode,
                sentences,
                Axis.linear("percent of the negatives drawn"),
                Axis.categories(rows.stream().map(DrawnTable.Row::strategy).toList()),
                series,
                List.of(new Guide(0, "", false))));
    }
}
