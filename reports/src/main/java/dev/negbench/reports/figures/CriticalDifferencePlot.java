package dev.negbench.reports.figures;

import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.RankTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Average ranks over datasets, the best at the top, with the critical difference as a ruler above them. Areas hold
 * strategies that are not told apart. Source: Demšar, JMLR 2006, figure 1, its axis turned to hold long names.
 */
public final class CriticalDifferencePlot {
    private static final double HALF_GROUP = 0.38;

    private CriticalDifferencePlot() {}

    /** Returns the plot of a ranking. */
    public static Chart of(RankTable.Ranking ranking, String measure, Palette palette) {
        double[] ranks = ranking.averageRanks();
        double critical = ranking.critical().value();
        String ruler = "critical difference";
        List<Series> series = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of(ruler));
        sentences.add("ranks " + Numerals.quantity(critical) + " or more apart differ");
        for (int[] group : ranking.critical().groups(ranks)) {
            double[] x = {ranks[group[0]] - 0.02, ranks[group[1]] + 0.02};
            double top = 1 + group[0] - HALF_GROUP;
            double bottom = 1 + group[1] + HALF_GROUP;
            series.add(Series.between(
                    "not told apart", Look.NEUTRAL, x, new double[] {bottom, bottom}, new double[] {top, top}));
            sentences.add(
                    "not told apart: " + String.join(", ", ranking.strategies().subList(group[0], group[1] + 1)));
        }
        String label = ruler + ": " + Numerals.quantity(critical) + " ranks";
        series.add(Series.line(
                ruler, Look.NEUTRAL, Mark.LINE, new double[] {1, 1 + critical}, new double[2], List.of(label, label)));
        for (int i = 0; i < ranks.length; i++) {
            String strategy = ranking.strategies().get(i);
            String sentence = strategy + ": average rank " + Numerals.quantity(ranks[i]);
            series.add(
                    Series.point(strategy, palette.look(strategy), ranks[i], 1 + i, Double.NaN, Double.NaN, sentence));
            names.add(strategy);
            sentences.add(sentence);
        }
        return new Chart(
                "Ranks over " + ranking.datasets().size() + " datasets, " + ranking.mode(),
                sentences,
                Axis.linear("average rank by " + measure + ", 1 is best"),
                Axis.categories(names),
                series,
                List.of(new Guide(1, "", false)));
    }
}
