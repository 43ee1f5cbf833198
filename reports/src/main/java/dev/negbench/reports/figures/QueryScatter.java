package dev.negbench.reports.figures;

import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.QueryChangeTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Test queries one by one: the score of the best strategy over that of the baseline, equal ones on the diagonal. */
public final class QueryScatter {
    private static final double GRID = 100;
    private static final int NAMED = 3;

    private record Place(long x, long y) {}

    private QueryScatter() {}

    /** Returns the plot of the strategy with the highest mean on a dataset in a mode; none without a comparison. */
    public static Optional<Chart> of(QueryChangeTable table, String dataset, String mode, Palette palette) {
        return table.best(dataset, mode).map(row -> chart(table, row, palette));
    }

    private static Chart chart(QueryChangeTable table, QueryChangeTable.Row row, Palette palette) {
        // Queries that cannot be told apart on the figure are one point: thousands of points help nobody.
        Map<Place, List<Integer>> places = new LinkedHashMap<>();
        int gained = 0;
        int lost = 0;
        for (int q = 0; q < row.queryIds().size(); q++) {
            Place place = new Place(Math.round(GRID * row.before()[q]), Math.round(GRID * row.after()[q]));
            places.computeIfAbsent(place, key -> new ArrayList<>()).add(q);
            gained += row.change(q) > 0 ? 1 : 0;
            lost += row.change(q) < 0 ? 1 : 0;
        }
        double[] x =
                places.keySet().stream().mapToDouble(place -> place.x() / GRID).toArray();
        double[] y =
                places.keySet().stream().mapToDouble(place -> place.y() / GRID).toArray();
        List<String> labels =
                places.values().stream().map(queries -> label(row, queries)).toList();
        Series points = new Series(
                row.strategy(), palette.look(row.strategy()), Mark.POINTS, x, y, new double[0], new double[0], labels);
        double[] ends = {0, 1};
        Series diagonal = Series.line("no change", Look.NEUTRAL, Mark.DASHED_LINE, ends, ends, List.of());
        List<String> sentences = new ArrayList<>();
        sentences.add(row.strategy() + " against " + table.baseline() + ": " + Numerals.count(gained)
                + " queries gain, " + Numerals.count(lost) + " lose, "
                + Numerals.count(row.queryIds().size() - gained - lost) + " stay");
        row.mostChanged(QueryChangeTable.MOST).forEach(q -> sentences.add(change(row, q)));
        return new Chart(
                row.strategy() + " by query on " + row.dataset() + ", " + row.mode(),
                sentences,
                Axis.linear(table.measure() + " of " + SvgFigure.shorten(table.baseline())),
                Axis.linear(table.measure() + " of " + SvgFigure.shorten(row.strategy())),
                List.of(diagonal, points),
                List.of());
    }

    private static String label(QueryChangeTable.Row row, List<Integer> queries) {
        String named = String.join(
                "; ", queries.stream().limit(NAMED).map(q -> change(row, q)).toList());
        return queries.size() <= NAMED
                ? named
                : named + "; " + Numerals.count(queries.size() - NAMED) + " more queries";
    }

    private static String change(QueryChangeTable.Row row, int q) {
        return row.queryIds().get(q) + ": " + Numerals.score(row.before()[q]) + " → " + Numerals.score(row.after()[q]);
    }
}
