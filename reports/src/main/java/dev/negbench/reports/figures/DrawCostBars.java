package dev.negbench.reports.figures;

import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.tables.DrawCostTable;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one draw takes, as JMH measured it: a bar a strategy, whiskers for its 99.9 % interval. */
public final class DrawCostBars {
    private DrawCostBars() {}

    /** Returns the bars of a dataset; none if nothing was timed there. */
    public static Optional<Chart> of(DrawCostTable table, String dataset, Palette palette) {
        List<DrawCost> costs = table.rows().stream()
                .map(DrawCostTable.Row::cost)
                .filter(cost -> cost.dataset().equals(dataset))
                .toList();
        if (costs.isEmpty()) {
            return Optional.empty();
        }
        boolean oneSize = costs.stream().map(DrawCostBars::size).distinct().count() == 1;
        List<Series> series = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (DrawCost cost : costs) {
            String sentence = cost.strategy() + ": " + Numerals.quantity(cost.micros()) + " ± "
                    + Numerals.quantity(cost.error()) + " µs for " + size(cost);
            series.addAll(Bars.row(
                    cost.strategy(),
                    palette.look(cost.strategy()),
                    names.size(),
                    cost.micros(),
                    cost.micros() - cost.error(),
                    cost.micros() + cost.error(),
                    sentence));
            names.add(oneSize ? cost.strategy() : SvgFigure.shorten(cost.strategy(), 20) + " · " + size(cost));
            sentences.add(sentence);
        }
        return Optional.of(new Chart(
                "Time of a draw on " + dataset,
                sentences,
                Axis.linear("microseconds per draw"),
                Axis.categories(names),
                series,
                List.of(new Guide(0, "", false))));
    }

    private static String size(DrawCost cost) {
        return cost.draws() + " of " + cost.candidates();
    }
}
